"""What a text says of itself: title, kind, parties, day and place, for the record somebody makes of it.

In: a document with its provisions, word lists. Out: proposals with the words they stand on, and for what is not proposed
why not. A file's properties are not asked: they speak of the file. Not here: deciding; claims (the facts coder makes its
own of what it finds).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foedera.coding.facts.closing import Closing, find_closing
from foedera.coding.facts.fact_words import FactWords, TranslatedNames
from foedera.coding.facts.finds import Find
from foedera.coding.facts.named_kind import is_spoken_of, named_kind
from foedera.coding.facts.parties import ENOUGH, OPENED, SIGNED, find_parties, named_in
from foedera.coding.facts.signing import find_signing
from foedera.coding.facts.translated_parties import apart, before_purpose, named_abroad, whole_words
from foedera.model.document import Document, Provision
from foedera.model.event import Event
from foedera.model.proposal import About, Proposal, SelfDescription, Withheld

OPENING = 3000
"""Code points in which a text's title stands."""
_NAMING = 1500
"""Code points at whose start the provision that names the parties begins."""
_MOST_SIGNING = 3
"""Signatures that tell who the parties are; of a treaty more sign, those are parties who ratify it."""
_ARTICLES = ("art_", "chp_", "part_", "annex")


def proposals(document: Document, provisions: Sequence[Provision], words: FactWords) -> SelfDescription:
    """What the text proposes, the title first, then its type, parties in the order they are named, day, place."""
    languages = {document.language, *(document.language_of(provision) for provision in provisions)}
    title = list(_title(document))
    found = [*title, *_parties(document, provisions, title, words, languages)]
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
        yield _proposal(document, About.TITLE, document.title, *stands.span(), rule="the text's own first heading")


def _type(document: Document, titles: Sequence[Proposal], words: FactWords, *, states: bool) -> Iterator[Proposal]:
    """The kind of instrument the title names."""
    for title in titles:
        kind = named_kind(title.quote, words.kinds, states=states)
        if kind is not None:
            rule = f"a word of {words.kinds.id}@{words.kinds.version} in the title"
            start, end = title.start + kind.start, title.start + kind.end
            yield _proposal(document, About.TYPE, kind.type, start, end, rule=rule)


def _parties(
    document: Document,
    provisions: Sequence[Provision],
    titles: Sequence[Proposal],
    words: FactWords,
    languages: set[str],
) -> list[Proposal]:
    """Those the title names, when it names at least two; else those the opening or the signatures name."""
    abroad = [names for names in words.translated.languages if names.language in languages]
    heading = " ".join(title.quote for title in titles).lower()
    in_title = [it for own in titles for it in _named_in_title(document, own, words, abroad)]
    if len(in_title) >= ENOUGH and not any(word.lower() in heading for word in words.parties.members):
        return in_title
    if is_spoken_of(heading, words.kinds):  # a law names states in its opening that are no parties of it
        return in_title
    finds = find_parties(document, provisions, words.parties)
    opened, signed = (
        [_of_find(document, it, About.PARTY, str(it.value)) for it in finds if (it.rule == SIGNED) == signs]
        for signs in (False, True)
    )
    own = list(_opened_abroad(document, provisions, words, abroad))
    found = own if len(own) > len(opened) else opened
    if len(found) < ENOUGH <= len(signed) <= _MOST_SIGNING:
        return signed
    return found if len(found) >= ENOUGH else (found or in_title)[:1]


def _named_in_title(
    document: Document, title: Proposal, words: FactWords, abroad: Sequence[TranslatedNames]
) -> list[Proposal]:
    """Who is named behind 'between' in a title, else before the words its subject begins with."""
    lists = [words.parties, *abroad]
    between = whole_words(tuple(word for own in lists for word in own.between)).search(title.quote)
    topics = whole_words(tuple(word for own in lists for word in own.topics))
    start = between.end() if between else 0
    named = _named(document, title.start + start, title.quote[start:], words, abroad, rule="named in the title")
    behind = named[ENOUGH - 1].end - title.start if between and len(named) >= ENOUGH else 0
    subject = topics.search(title.quote, behind)
    end = title.start + (subject.start() if subject else len(title.quote))
    return [it for it in named if it.end <= end]


def _opened_abroad(
    document: Document, provisions: Sequence[Provision], words: FactWords, abroad: Sequence[TranslatedNames]
) -> Iterator[Proposal]:
    """Who is named in the opening, in provisions in other languages than English, before the first purpose."""
    seen: set[str] = set()
    for provision in provisions:
        if provision.start > _NAMING * 2 or provision.kind == "article" or provision.eid.startswith(_ARTICLES):
            return
        own = [names for names in abroad if names.language == document.language_of(provision)]
        whole = document.text[provision.start : min(provision.end, provision.start + _NAMING)]
        text = before_purpose(whole, own)
        if own:
            found = _named(document, provision.start, text, words, own, rule=OPENED, within=provision.id)
            yield from (it for it in found if it.value not in seen)
            seen.update(it.value for it in found)
        if len(text) < len(whole) and len(seen) >= ENOUGH:
            return


def _named(
    document: Document,
    start: int,
    text: str,
    words: FactWords,
    abroad: Sequence[TranslatedNames],
    *,
    rule: str,
    within: str | None = None,
) -> list[Proposal]:
    """Who is named in a piece of the text that starts there, in English or the languages given, each once."""
    found = {
        party: _proposal(document, About.PARTY, party, start + first, start + last, rule=rule, provision=within)
        for party, first, last in reversed(apart([*named_in(text, words.parties), *named_abroad(text, abroad)]))
    }
    return sorted(found.values(), key=lambda proposal: proposal.start)


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
        yield from (_of_find(document, english, about, value) for about, value in said.items() if value)
    elif own is not None:
        yield from _of_closing(document, own)


def _goes_before(own: Closing | None, english: Event) -> bool:
    """Whether the closing says a whole day and the English clause none."""
    return own is not None and own.date is not None and (english.date is None or english.date.count("-") < 2)


def _of_closing(document: Document, closing: Closing) -> Iterator[Proposal]:
    for about, value in ((About.SIGNED, closing.date), (About.PLACE, closing.place)):
        if value:
            yield _proposal(
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


def _of_find(document: Document, find: Find, about: About, value: str) -> Proposal:
    return _proposal(document, about, value, find.start, find.end, provision=find.provision.id, rule=find.rule)


def _proposal(
    document: Document, about: About, value: str, start: int, end: int, *, rule: str, provision: str | None = None
) -> Proposal:
    quote = document.text[start:end]
    return Proposal(about=about, value=value, start=start, end=end, quote=quote, provision=provision, rule=rule)
