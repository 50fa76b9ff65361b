"""How many missions a partner took part in, by kind; and others that are not named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, kind
from foedera.watching.prose.parts.numbers import counts_in
from foedera.watching.prose.parts.words import any_of, claims

_KINDS = re.compile(
    r"\b(?P<number>\w+)\s(?P<kind>military|civilian)\b(?!\s(?:and (?:defence|civilian)|goods|mobility|forces"
    r"|personnel))",
    re.IGNORECASE,
)
_HAS_JOINED = re.compile(r"\bparticipat(?:ed|ing)\b|\btaken part\b|\btook part\b", re.IGNORECASE)
_MISSIONS = re.compile(r"\b(?:missions?|operations?)\b", re.IGNORECASE)
_TOOK_PART = re.compile(
    rf"\b(?:participat(?:ed|ing)|{any_of(claims().taking_part)})\b",
    re.IGNORECASE,
)
_UNDER_WAY = re.compile(r"\b(?:under way|ongoing|running|EEAS|External Action Service)\b", re.IGNORECASE)
"""Said of all missions there are, not of those somebody was in."""
_SINCE = re.compile(r"\b(?:now|soon|today|meanwhile|by then|since|will|in 202[5-9])\b", re.IGNORECASE)
"""Where what was to come soon may have come."""
_WILL_JOIN = re.compile(
    r"\b(?:consider|explore|examine)\b[^.;]{0,40}\b(?:potential "
    r"|possible )?participation\b[^.;]{0,30}\b(?P<kind>military|civilian)\b",
    re.IGNORECASE,
)


@kind(
    "missions-count",
    reads="a partner and 'three military and nine civilian' missions it took part in",
    recomputed="the draft's own table of missions",
)
def missions_count(case: ProseCase) -> Iterator[Said]:
    """A count of missions against the draft's own table; and joining what was joined already."""
    for sentence in case.prose:
        found = [m for m in _KINDS.finditer(sentence.text) if counts_in(m["number"])]
        if (
            not found
            or not _MISSIONS.search(sentence.text)
            or not (_TOOK_PART.search(sentence.text) or (len(found) > 1 and not _UNDER_WAY.search(sentence.text)))
        ):
            continue
        before = {one.id for one in sentence.partners if one.end <= found[0].start()} or set(sentence.about)
        if len(before) != 1:
            continue
        partner = next(iter(before))
        total = int(sum(counts_in(m["number"])[0].value for m in found))
        if _HAS_JOINED.search(sentence.text):
            yield from _against_table(case, sentence, found, partner, total)
        yield from _against_record(case, sentence, found, partner)
        for other in case.prose:
            later = _WILL_JOIN.search(other.text)
            if later and other.about == (partner,) and any(m["kind"].lower() == later["kind"].lower() for m in found):
                yield Said(
                    other,
                    later.start(),
                    later.end(),
                    f"{case.register.name(partner)} considers taking part in {later['kind']} operations",
                    Verdict.LOOK,
                    f"elsewhere the draft says it has taken part in some already: "
                    f"{sentence.text[found[0].start() : found[-1].end()]}",
                    seen=((sentence.start, sentence.start + len(sentence.text)),),
                )


def _against_record(
    case: ProseCase, sentence: Sentence, found: Sequence[re.Match[str]], partner: str
) -> Iterator[Said]:
    """The counts sources give, by kind of mission."""
    known = case.register.facts(partner, "csdp_missions")
    later = _SINCE.search(sentence.text) is not None
    for match in found:
        kind, number = match["kind"].lower(), counts_in(match["number"])[0].value
        told = {fact.claim.id: _before(fact.value.value, kind, later) for fact in known if kind in fact.value.value}
        stated = {value for values in told.values() for value in values}
        if stated:
            says = f"{case.register.name(partner)}: {number:g} {kind} missions"
            verdict = Verdict.HOLDS if number in stated else Verdict.CONTRADICTS
            why = f"on record: {'; '.join(fact.value.value for fact in known)} ({cited(case.register, told)})"
            yield Said(sentence, match.start(), match.end(), says, verdict, why, tuple(told))


def _before(text: str, kind: str, later: bool) -> set[float]:
    """The numbers that lead up to a kind: 'nine civilian and three, soon four, military' has three, later four."""
    other = {"military": "civilian", "civilian": "military"}[kind]
    stretch = text[: text.index(kind)].rpartition(other)[2]
    return {one.value for one in counts_in(stretch) if later or not stretch[: one.start].endswith("soon ")}


def _against_table(
    case: ProseCase, sentence: Sentence, found: Sequence[re.Match[str]], partner: str, total: int
) -> Iterator[Said]:
    for grid in case.draft.tables:
        for column, named in grid.columns.items():
            if named != partner or len(grid.missions) < 2 or not grid.signs:
                continue
            listed = [grid.missions[row] for row in grid.ticked(column) if row in grid.missions]
            if len(listed) < total:
                why = f"the draft's own table names {len(listed)} of them "
                f"({case.register.names(listed) or 'none'}); name the others, or say what the table leaves out"
                yield Said(
                    sentence,
                    found[0].start(),
                    found[-1].end(),
                    f"{case.register.name(partner)}: {total} missions",
                    Verdict.CONTRADICTS,
                    why,
                )


KINDS: tuple[Kind, ...] = (missions_count,)
