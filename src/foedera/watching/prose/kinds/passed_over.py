"""What a draft passes over: a dialogue, targets it announces, a single tick, the numbers of its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedera.model.event import Dialogue
from foedera.model.prose import Verdict
from foedera.model.statement import Target
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, kind
from foedera.watching.prose.kinds.covering import named_areas
from foedera.watching.prose.kinds.editing import at_table
from foedera.watching.prose.tables.grids import CROSSES, TICKS
from foedera.watching.prose.tables.own_tables import filled

_TARGETS = re.compile(r"\btargets\b[^.;]{0,30}\bdeadlines?\b|\bdeadlines?\b[^.;]{0,30}\btargets\b", re.IGNORECASE)
_DEADLINE = re.compile(r"\bdeadline|\bby (?:the end of |mid-)?20\d\d\b|\bdue (?:by|in|before) ", re.IGNORECASE)
_DIALOGUE = re.compile(r"\bDialogue\b|\b[Dd]ialogue frameworks\b|\b[Ss]ecurity and defence dialogue")
_LONG = 1200
"""Code points from which a section is more than a remark."""
_FIGURE = re.compile(r"^Figure\s(\d{1,2})\s[–—-]")
_CAPTION_VS = re.compile(r"\bvs\.?\b|\bversus\b|\bcompared\b", re.IGNORECASE)
_UNIQUE_WORDS = re.compile(
    r"\b(?:the only one|unique|only the|not (?:present|included) in (?:any )?other)\b", re.IGNORECASE
)


@kind(
    "dialogue-unnamed",
    reads="sections on single partners, most of which name a dialogue",
    recomputed="formats on record for those whose section names none",
)
def dialogue_unnamed(case: ProseCase) -> Iterator[Said]:
    """A partner whose dialogue the draft passes over, although it names those of the others."""
    sections: dict[tuple[str, ...], list[Sentence]] = {}
    for sentence in case.prose:
        if sentence.section and sentence.kind == "paragraph":
            sections.setdefault(sentence.section, []).append(sentence)
    long = {who: own for who, own in sections.items() if sum(len(s.text) for s in own) > _LONG}
    without = [who for who, own in long.items() if not any(_DIALOGUE.search(s.text) for s in own)]
    if len(long) < 3 or not without or len(without) * 2 > len(long):
        return
    for who in without:
        for partner in who:
            known = [
                one
                for one in case.register.dialogues(partner)
                if "Security and Defence Dialogue" in case.register.name(one)
            ]
            if known:
                claims = tuple(e.claim.id for one in known for e in case.register.ledger.of(Dialogue, one))
                first = long[who][0]
                why = f"the other sections name one; on record is the {case.register.name(known[0])} "
                f"({cited(case.register, claims)})"
                yield Said(
                    first,
                    0,
                    len(first.text),
                    f"no dialogue with {case.register.name(partner)}",
                    Verdict.LOOK,
                    why,
                    claims,
                )


@kind(
    "targets-unlisted",
    reads="a strategy that 'sets targets and deadlines'",
    recomputed="deadlines the draft gives; targets on record",
)
def targets_unlisted(case: ProseCase) -> Iterator[Said]:
    """Targets with deadlines announced, and none given."""
    for sentence in case.prose:
        found = _TARGETS.search(sentence.text)
        if found is None or any(s is not sentence and _DEADLINE.search(s.text) for s in case.prose):
            continue
        targets = case.register.ledger.of(Target)
        if targets:
            claims = tuple(e.claim.id for e in targets)
            why = f"the draft gives none of them; {len(targets)} are on record"
            yield Said(
                sentence, found.start(), found.end(), "there are targets with deadlines", Verdict.LOOK, why, claims
            )


@kind(
    "unique-unnamed",
    reads="prose that names what single partners alone have",
    recomputed="rows with one tick in the draft's own table",
)
def unique_unnamed(case: ProseCase) -> Iterator[Said]:
    """A row with a single tick that the prose on single ticks passes over."""
    unique = [s for s in case.prose if _UNIQUE_WORDS.search(s.text) and case.names.area_mentions(s.text)]
    named = {one.area for s in unique for one in named_areas(s, case)}
    for grid in case.draft.tables:
        if not unique or not grid.signs or len(grid.areas) < 5:
            continue
        columns = filled(grid, case)
        for row, area in grid.areas.items():
            ticked = [columns[c] for c in columns if row in grid.ticked(c)]
            others = [
                grid.body[row][c]
                for c in columns
                if c < len(grid.body[row]) and grid.body[row][c] not in TICKS | CROSSES
            ]
            if len(ticked) == 1 and not others and area not in named:
                name = case.register.name(ticked[0])
                why = f"only {name} is ticked for it, and the prose that names what single partners have passes it over"
                yield at_table(grid, case, f"{case.register.label(area)}: {name} alone", Verdict.LOOK, why)._replace(
                    seen=tuple((s.start, s.start + len(s.text)) for s in unique)
                )


@kind(
    "figure-without-numbers",
    reads="captions of figures that compare, and the text around them",
    recomputed="numbers in the draft beside them",
)
def figure_without_numbers(case: ProseCase) -> Iterator[Said]:
    """Figures of which a reader learns no number."""
    captions = [s for s in case.draft.sentences if _FIGURE.match(s.text) and _CAPTION_VS.search(s.text)]
    if captions:
        told = ", ".join(m[1] for s in captions if (m := _FIGURE.match(s.text)))
        last = captions[-1]
        yield Said(
            last,
            0,
            len(last.text),
            f"figures {told}",
            Verdict.LOOK,
            "the text gives no number of any of them, so nothing in them can be checked or cited",
        )


KINDS: tuple[Kind, ...] = (dialogue_unnamed, targets_unlisted, unique_unnamed, figure_without_numbers)
