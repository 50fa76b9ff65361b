"""Words a draft uses: 'agreement' for what does not bind, 'identical' for what differs, years of reports."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz

from foedera.model.prose import Verdict
from foedera.model.statement import Position
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, doubted, kind

_OF_THEM = re.compile(
    r"\b(?:all (?:six|twelve) agreements|tailored partnership agreements?|the six agreements"
    r"|reached such an agreement)\b",
    re.IGNORECASE,
)
_LEGALLY = re.compile(
    r"\b(?:legally binding|are (?:international |binding ){0,2}treaties|binding (?:agreement|treaty|treaties"
    r"|instrument|commitment)s?|is binding"
    r"|are binding|bind(?:s)? (?:both|the) (?:sides|parties) (?:legally|in law))\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|non|no|none|nor|neither|without|rather than|n't|never)\b|non-", re.IGNORECASE)
_SAME = re.compile(
    r"\b(?:almost|nearly|virtually|largely|practically|entirely|completely)?\s?(?:identical|the same content)\b",
    re.IGNORECASE,
)
_PARTICULAR = re.compile(
    r"\b(?:in particular|additionally|only|unlike|makes? no such|in the case of|on the other hand|whereas)\b",
    re.IGNORECASE,
)
_COLUMN = re.compile(r"\b(?:columns?|rows?|ticks?)\b", re.IGNORECASE)
_PARLIAMENT = re.compile(r"\b(?:Parliament|annual report|resolution|it called for|MEPs)\b")
_ASKED = re.compile(
    r"\b(?:called for|calls for|asked for|considered|underlined|highlighted|stressed|urged|welcomed)\b", re.IGNORECASE
)
_YEARS = {"adopted": "year of adoption", "report_year": "year reported on"}
_LIKE = 55
_WEIGHT = re.compile(r"\b[a-z]{5,}\b")


@kind(
    "called-agreement",
    reads="'agreement' of the partnerships themselves; 'legally binding'",
    recomputed="their legal nature on record",
    of_family=True,
)
def called_agreement(case: ProseCase) -> Iterator[Said]:
    """A binding word for what does not bind."""
    nature = [
        fact
        for agreement in case.register.partner_of
        for fact in case.register.facts(agreement, "legal_nature")
        if "non-binding" in fact.value.value or "not" in fact.value.value
    ]
    nature += case.register.facts("eu-sdp", "legal_nature")
    claims = tuple(fact.claim.id for fact in nature)
    by = f" ({cited(case.register, claims)})" if claims else ""
    for sentence in case.prose:
        binding = _LEGALLY.search(sentence.text)
        about = re.search(r"\b(?:partnerships?|SDPs?|texts?|documents?)\b", sentence.text)
        if (
            binding
            and about
            and claims
            and not _NOT.search(sentence.text[max(0, binding.start() - 40) : binding.end()])
            and not sentence.instruments
            and not doubted(sentence.text)
        ):
            yield Said(
                sentence,
                binding.start(),
                binding.end(),
                "the partnerships bind in law",
                Verdict.CONTRADICTS,
                f"on record as not binding{by}",
                claims,
            )
        found = _OF_THEM.search(sentence.text)
        if found and claims:
            yield Said(
                sentence,
                found.start(),
                found.end(),
                "the partnerships are agreements",
                Verdict.LOOK,
                f"a word for binding instruments; on record as not binding{by}",
                claims,
            )


@kind(
    "identical",
    reads="two partners and 'almost identical'",
    recomputed="the draft's own words on one of the two alone; facts on record of one alone",
    of_family=True,
)
def identical(case: ProseCase) -> Iterator[Said]:
    """'Identical', and then what sets them apart."""
    for sentence in case.prose:
        found = _SAME.search(sentence.text)
        if found is None or len(sentence.about) != 2 or _COLUMN.search(sentence.text):
            continue
        apart = [
            other
            for other in case.prose
            if other.start > sentence.start
            and len({p.id for p in other.partners}) == 1
            and other.partners[0].id in sentence.about
            and _PARTICULAR.search(other.text)
            and (case.names.area_mentions(other.text) or "mobility" in other.text or "annually" in other.text)
            and set(other.heads) & set(sentence.heads)
        ]
        extra = [
            f
            for partner in sentence.about
            for f in case.register.facts(case.register.agreement_of[partner], "unique_element")
            if not _said_of_both(case, sentence.about, f.value.value)
        ]
        if apart or extra:
            told = "; ".join(
                f"{case.register.name(case.register.partner_of[f.claim.subject])}: {f.value.value}" for f in extra[:3]
            )
            why = "the draft itself names differences" if apart else "differences are on record"
            why += f"; on record: {told}" if told else ""
            yield Said(
                sentence,
                found.start(),
                found.end(),
                f"{case.register.names(sentence.about)}: {found[0].strip()}",
                Verdict.LOOK,
                why,
                tuple(f.claim.id for f in extra),
                tuple((s.start, s.start + len(s.text)) for s in apart),
            )


def _said_of_both(case: ProseCase, partners: tuple[str, ...], value: str) -> bool:
    return all(
        any(f.value.value == value for f in case.register.facts(case.register.agreement_of[p], "unique_element"))
        for p in partners
    )


@kind(
    "position-year",
    reads="what Parliament called for, with a year; the same call elsewhere with another",
    recomputed="the draft's own years; the years on record for that position by role",
)
def position_year(case: ProseCase) -> Iterator[Said]:
    """One call of the Parliament under two years."""
    calls = [
        s for s in case.prose if _ASKED.search(s.text) and (_PARLIAMENT.search(s.text) or _near_parliament(case, s))
    ]
    dated = [(s, _year_of(case, s)) for s in calls]
    for place, (one, year) in enumerate(dated):
        for other, later in dated[place + 1 :]:
            if year and later and year != later and _alike(one.text, other.text):
                known = _positions(case, one.text)
                told = "; ".join(
                    f"{e.value.year} is the {_YEARS.get(e.value.year_role, e.value.year_role)}"
                    for e in known
                    if e.value.year_role != "unstated"
                )
                why = (
                    f"elsewhere the draft dates the same call {later}"
                    + (f"; on record: {told}" if told else "")
                    + "; name report year and year of adoption"
                )
                yield Said(
                    one,
                    0,
                    len(one.text),
                    f"the call is of {year}",
                    Verdict.CONTRADICTS,
                    why,
                    tuple(e.claim.id for e in known),
                    ((other.start, other.start + len(other.text)),),
                )


def _near_parliament(case: ProseCase, sentence: Sentence) -> bool:
    return any(s.block == sentence.block and _PARLIAMENT.search(s.text) for s in case.draft.sentences)


def _year_of(case: ProseCase, sentence: Sentence) -> str | None:
    """The year a call stands under: its own, else the last named in its paragraph."""
    before = [s for s in case.draft.sentences if s.block == sentence.block and s.start <= sentence.start]
    years = [d.date[:4] for s in before for d in s.dates]
    return years[-1] if years else None


def _alike(one: str, other: str) -> bool:
    ratio = fuzz.token_set_ratio(" ".join(_WEIGHT.findall(one.lower())), " ".join(_WEIGHT.findall(other.lower())))
    return ratio >= _LIKE + 20


def _positions(case: ProseCase, text: str) -> list:  # type: ignore[type-arg]
    found: dict[str, list] = defaultdict(list)  # type: ignore[type-arg]
    parties = {one.id for one in case.names.parties(text)}
    for entry in case.register.ledger.of(Position):
        if entry.value.parties and set(entry.value.parties) <= parties and len(entry.value.parties) >= 2:
            found[entry.claim.subject].append(entry)
    best = max(found, key=lambda key: len(found[key]), default=None)
    return found[best] if best else []


KINDS: tuple[Kind, ...] = (called_agreement, identical, position_year)
