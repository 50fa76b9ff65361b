"""Library, draft and pins as extracts: headings, what we say under them, quotes with labels.

In: the records. Out: an extract, which `publishing.word`, `.extract_text` and `.extract_sheet` make files of. Not here:
wording anything: what is quoted is passed on as it stands, and the rest says where it stands.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from foedera.model.coverage import Coverage
from foedera.model.dates import written_out
from foedera.model.draft import Draft, Heading
from foedera.model.extract import Citation, Excerpt, Extract, Quote, Section
from foedera.model.library import Library, SourceClause, Without, WordingGroup
from foedera.model.pins import Pin, PinnedCell, PinnedClaim, PinnedClause, recorded
from foedera.model.properties import record_of, value_of
from foedera.publishing.comparison import role_in_words
from foedera.publishing.lines import words_of
from foedera.publishing.tables import WORDS

NO_CLAIM_YET = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""The date of an extract without a claim: one that does not change from run to run."""
TOLD, LACKING = "Covered, but no clause can be shown", "Without it, or not decided"
"""Headings of what a library cannot show."""
DIGEST = "a digest in our own words, not the agreement's"


def library_extract(library: Library, address: str) -> Extract:
    """One area's wordings, a section a group, then what cannot be shown."""
    sections = [_wording(number, group) for number, group in enumerate(library.groups, start=1)]
    for heading, listed in (
        ("Covered, but no clause can be shown", library.told),
        ("Without it, or not decided", library.lacking),
    ):
        if listed:
            sections.append(Section(heading=heading, lines=tuple(without_in_words(one) for one in listed)))
    return Extract(
        title=f"Clause library: {library.row.label}",
        address=address,
        lines=(
            f"{library_in_words(library)}, from weakest to strongest ({library.codebook}).",
            alike_in_words(library.alike),
        ),
        sections=tuple(sections),
        recorded=library.recorded or NO_CLAIM_YET,
    )


def draft_extract(draft: Draft, address: str) -> Extract:
    """A table of contents with numbered headings and the clauses taken under each."""
    comparable = [one.column.short for one in draft.agreements if one.comparable]
    return Extract(
        title="Draft table of contents",
        address=address,
        lines=(
            f"For a partner that is: {profile_in_words(draft.profile)}.",
            f"Comparable: {', '.join(comparable) or 'none'} ({draft.rule}).",
            "Headings are the labels of areas; every clause stands word for word in the text cited.",
        ),
        sections=tuple(_entry(number, heading) for number, heading in enumerate(draft.contents, start=1)),
        recorded=_newest(library.recorded for library in draft.libraries),
    )


def pins_extract(pins: Sequence[Pin], address: str) -> Extract:
    """A section for each pin, in their order."""
    return Extract(
        title="Pinned clauses and cells",
        address=address,
        lines=(f"{len(pins)} pinned.",),
        sections=tuple(pin_section(pin) for pin in pins),
        recorded=_newest(recorded(pin) for pin in pins),
    )


def pin_section(pin: Pin) -> Section:
    """What one pin shows."""
    match pin:
        case PinnedClause():
            heading = ": ".join(filter(None, (pin.name, pin.excerpt.heading)))
            return Section(heading=heading, quotes=(Quote(label=_kind(pin.excerpt), excerpt=pin.excerpt),))
        case PinnedCell():
            return _cell(pin)
        case PinnedClaim():
            return _claim(pin)


def library_in_words(library: Library) -> str:
    """How much there is: '12 clauses in 10 wordings'."""
    clauses, wordings = len(library.clauses), len(library.groups)
    return f"{clauses} clause{'' if clauses == 1 else 's'} in {wordings} wording{'' if wordings == 1 else 's'}"


def alike_in_words(threshold: float) -> str:
    """The rule of grouping."""
    return (
        f"One wording: the runs of five words in both clauses, divided by those in either, are at least {threshold:g}; "
        "or clauses between them are connected so. Words of different languages, and of digests and texts, never are."
    )


def profile_in_words(profile: Sequence[str]) -> str:
    """The roles asked for: 'candidates for membership of the EU and NATO allies'."""
    return " and ".join(role_in_words(role) for role in profile) or "any"


def clause_in_words(clause: SourceClause) -> str:
    """Whose clause it is: 'Norway, signed 28 May 2024; firm'."""
    signed = f"signed {written_out(clause.signed)}" if clause.signed else "date of signature not known"
    return f"{clause.column.short}, {signed}; {clause.strength or 'strength not stated'}"


def strengths_in_words(group: WordingGroup) -> str:
    """How firmly a group is worded: 'explored to firm'."""
    found = group.strengths
    if not found:
        return "strength not stated"
    return found[0].value if len(found) == 1 else f"{found[0]} to {found[-1]}"


def first_in_words(group: WordingGroup) -> str:
    """Who used a wording first, as far as dates tell."""
    shorts = {clause.column.agreement: clause.column.short for clause in group.clauses}
    if all(clause.excerpt.role != "text" for clause in group.clauses):
        return f"Who used it first is not said: this is {DIGEST}."
    if len(shorts) == 1:
        return f"Used by {shorts[group.clauses[0].column.agreement]} alone, of those here."
    if not group.first:
        return "Who used it first is not known: no date of signature is recorded."
    names = [shorts.get(agreement, agreement) for agreement in group.first]
    return f"First used by {' or '.join(names)}, of those here with a date of signature."


def without_in_words(one: Without) -> str:
    """Why an agreement has no clause here."""
    return f"{one.column.short}: {WORDS[one.value]}; {one.why}"


def citation_in_words(citation: Citation) -> str:
    """Title, publisher, date, locator, address."""
    published = ", ".join(
        filter(None, (citation.publisher, written_out(citation.date) if citation.date else "undated"))
    )
    return f"{citation.title} ({published}), {citation.locator}; {citation.url or 'no address recorded'}"


def quote_in_words(excerpt: Excerpt) -> str:
    """The citation of a quote, with its permanent id."""
    return f"{citation_in_words(excerpt.citation)}; {excerpt.provision}"


def _kind(excerpt: Excerpt) -> str:
    """What a reader must know of whose words these are; empty for an agreement's own, in English."""
    kind = {"digest": DIGEST, "source": "a publication about agreements"}.get(excerpt.role)
    language = None if excerpt.language == "eng" else f"in {excerpt.language}"
    return "; ".join(filter(None, (kind, language)))


def _quote(clause: SourceClause) -> Quote:
    label = "; ".join(filter(None, (clause_in_words(clause), _kind(clause.excerpt))))
    return Quote(label=label, excerpt=clause.excerpt)


def _wording(number: int, group: WordingGroup) -> Section:
    every = "" if group.every_two else " Not every two of these clauses are alike: some are through others."
    return Section(
        heading=f"Wording {number}: {strengths_in_words(group)}",
        lines=(first_in_words(group) + every,),
        quotes=tuple(_quote(clause) for clause in group.clauses),
    )


def _entry(number: int, heading: Heading) -> Section:
    return Section(
        heading=f"{number}. {heading.row.label}",
        lines=() if heading.clauses else ("No source clause was chosen.",),
        quotes=tuple(_quote(clause) for clause in heading.clauses),
    )


def _cell(pin: PinnedCell) -> Section:
    cell = pin.cell
    said = "; ".join(filter(None, (WORDS[cell.value], cell.strength, cell.rule)))
    lines = [said, *(_said(claim_value, citation) for claim_value, citation in _claims(pin))]
    return Section(
        heading=f"{pin.name}: {pin.area}",
        lines=tuple(lines),
        quotes=tuple(Quote(label=_kind(excerpt), excerpt=excerpt) for excerpt in pin.excerpts),
    )


def _claims(pin: PinnedCell) -> Iterable[tuple[Coverage, Citation]]:
    return ((value_of(claim, Coverage), citation) for claim, citation in pin.citations)


def _said(coverage: Coverage, citation: Citation) -> str:
    searched = f" (searched: {coverage.searched})" if coverage.searched else ""
    return f"{WORDS[coverage.value]}{searched}: {citation_in_words(citation)}"


def _claim(pin: PinnedClaim) -> Section:
    label, text = words_of(record_of(pin.claim))
    return Section(
        heading=f"{pin.claim.subject}: {label}",
        lines=(f"{text} (said by {pin.claim.coder})", citation_in_words(pin.citation)),
        quotes=() if pin.excerpt is None else (Quote(label=_kind(pin.excerpt), excerpt=pin.excerpt),),
    )


def _newest(moments: Iterable[datetime.datetime | None]) -> datetime.datetime:
    return max((moment for moment in moments if moment is not None), default=NO_CLAIM_YET)
