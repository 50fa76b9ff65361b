"""What a text says of itself: title, kind, parties, day and place, for the record somebody makes of it.

In: a document with its provisions, word lists. Out: proposals with the words they stand on, and for what is not
proposed why not. A file's properties are not asked: they speak of the file. Not here: deciding; claims (the facts coder
makes its own of what it finds).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foedera.coding.facts.closing import Closing, find_closing
from foedera.coding.facts.fact_words import FactWords
from foedera.coding.facts.named_kind import named_kind
from foedera.coding.facts.opening_parties import of_find, opening_parties, proposed
from foedera.coding.facts.parties import ENOUGH
from foedera.coding.facts.signing import find_signing
from foedera.model.document import Document, Provision
from foedera.model.event import Event
from foedera.model.proposal import About, Proposal, SelfDescription, Withheld

OPENING = 3000
"""Code points in which a text's title stands."""


def proposals(document: Document, provisions: Sequence[Provision], words: FactWords) -> SelfDescription:
    """What the text proposes, the title first, then its type, parties in the order they are named, day, place."""
    languages = {document.language, *(document.language_of(provision) for provision in provisions)}
    title = list(_title(document))
    found = [*title, *opening_parties(document, provisions, title, words, languages)]
    named = [it for it in found if it.about is About.PARTY]
    alone = named if len(named) < ENOUGH else []
    found = [it for it in found if it not in alone]
    found[len(title) : len(title)] = _type(document, title, words, states=len(named) >= ENOUGH)
    found += _signed(document, provisions, words, languages)
    return SelfDescription(proposals=tuple(found), withheld=tuple(_withheld(found, title, alone)))


def _title(document: Document) -> Iterator[Proposal]:
    """The title, where the text itself shows it as a line of its own."""
    shape = r"\s+".join(map(re.escape, document.title.split()))
    stands = re.search(rf"(?:(?<=\n)|^){shape}", document.text[:OPENING]) if shape else None
    if stands is not None:
        yield proposed(document, About.TITLE, document.title, *stands.span(), rule="the text's own first heading")


def _type(document: Document, titles: Sequence[Proposal], words: FactWords, *, states: bool) -> Iterator[Proposal]:
    """The kind of instrument the title names."""
    for title in titles:
        kind = named_kind(title.quote, words.kinds, states=states)
        if kind is not None:
            rule = f"a word of {words.kinds.id}@{words.kinds.version} in the title"
            start, end = title.start + kind.start, title.start + kind.end
            yield proposed(document, About.TYPE, kind.type, start, end, rule=rule)


def _signed(
    document: Document, provisions: Sequence[Provision], words: FactWords, languages: set[str]
) -> Iterator[Proposal]:
    """Day and place of signature: of the English clause, else of the closing in the text's own language."""
    english = next(iter(find_signing(document, provisions, words.clauses.signing)), None)
    closings = [own for own in words.closings.languages if own.language in languages]
    own = find_closing(document, provisions, closings)
    if english is not None and isinstance(english.record, Event) and not _goes_before(own, english.record):
        said = {About.SIGNED: english.record.date, About.PLACE: english.record.place}
        if own is not None and own.date == english.record.date and english.record.place is None:
            yield from (it for it in _of_closing(document, own) if it.about is About.PLACE)
        yield from (of_find(document, english, about, value) for about, value in said.items() if value)
    elif own is not None:
        yield from _of_closing(document, own)


def _goes_before(own: Closing | None, english: Event) -> bool:
    """Whether the closing says a whole day and the English clause none."""
    return own is not None and own.date is not None and (english.date is None or english.date.count("-") < 2)


def _of_closing(document: Document, closing: Closing) -> Iterator[Proposal]:
    for about, value in ((About.SIGNED, closing.date), (About.PLACE, closing.place)):
        if value:
            yield proposed(
                document,
                about,
                value,
                closing.start,
                closing.end,
                rule=closing.rule,
                provision=closing.provision.id,
            )


def _withheld(found: Sequence[Proposal], titles: Sequence[Proposal], alone: Sequence[Proposal]) -> Iterator[Withheld]:
    """Why something is not proposed."""
    whys = {
        About.TITLE: "the text shows no line that names it",
        About.TYPE: "its title names no kind of agreement, or one that contracts are called too",
        About.PARTY: "no state or organisation of the list is named where parties are",
        About.SIGNED: "no closing words with a day were found, in the languages of the text",
        About.PLACE: "no closing words with a place were found, in the languages of the text",
    }
    if alone:
        whys[About.PARTY] = f"only one name stands where parties are named: {alone[0].quote}"
    if not titles:
        whys[About.TYPE] = "there is no title to name it"
    proposed = {proposal.about for proposal in found}
    yield from (Withheld(about=about, why=why) for about, why in whys.items() if about not in proposed)
