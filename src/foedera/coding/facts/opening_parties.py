"""The parties a text proposes of itself, in the languages it is in.

In: a document, its provisions, its title, word lists. Out: proposals in the order the parties are named; a single one
where no second was found, which is too little to be proposed. Not here: what becomes of them (opening).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foedera.coding.facts.fact_words import FactWords, PartyNames, TranslatedNames
from foedera.coding.facts.finds import Find
from foedera.coding.facts.named_kind import is_spoken_of
from foedera.coding.facts.parties import ENOUGH, OPENED, SIGNED, find_parties, named_in
from foedera.coding.facts.translated_parties import before_purpose, named_abroad, whole_words
from foedera.model.document import Document, Provision
from foedera.model.proposal import About, Proposal
from foedera.text.places import apart

_NAMING = 1500
"""Code points of a provision of the opening in which parties are named."""
_OPENING = 3000
"""Code points at whose start such a provision begins."""
_FAR = 600
"""Code points between the names of two parties in an opening at most."""
_MOST_SIGNING = 3
"""Signatures that tell who the parties are; of a treaty more sign, those are parties who ratify it."""
_ARTICLES = ("art_", "chp_", "part_", "annex")


def opening_parties(
    document: Document,
    provisions: Sequence[Provision],
    titles: Sequence[Proposal],
    words: FactWords,
    languages: set[str],
) -> list[Proposal]:
    """Those the title names, when it names at least two; else those the opening or the signatures name.

    Args:
        document: the text.
        provisions: all of it.
        titles: the title proposed, if any.
        words: the lists.
        languages: ISO 639-3 codes of the text and its provisions.
    """
    abroad = [names for names in words.translated.languages if names.language in languages]
    heading = " ".join(title.quote for title in titles)
    in_title = [it for title in titles for it in _in_title(document, title, words, abroad)]
    if len(in_title) >= ENOUGH and whole_words(words.parties.members).search(heading) is None:
        return in_title
    if is_spoken_of(heading, words.kinds):  # a law names states in its opening that are no parties of it
        return in_title
    finds = find_parties(document, provisions, words.parties)
    above = [it for it in finds if it.rule != SIGNED and not it.provision.eid.startswith(_ARTICLES)]
    opened = _together([of_find(document, it, About.PARTY, str(it.value)) for it in above])
    signed = [of_find(document, it, About.PARTY, str(it.value)) for it in finds if it.rule == SIGNED]
    own = list(_opened_abroad(document, provisions, words, abroad))
    found = own if len(own) > len(opened) else opened
    if len(found) < ENOUGH <= len(signed) <= _MOST_SIGNING:
        return signed
    return found if len(found) >= ENOUGH else (found or in_title)[:1]  # one is too little; who asks says so


def _together(found: Sequence[Proposal]) -> list[Proposal]:
    """The first of those named that stand near one another, as parties do; who is named far below is spoken of."""
    kept: list[Proposal] = []
    for proposal in sorted(found, key=lambda it: it.start):
        if len(kept) >= ENOUGH and proposal.start - kept[-1].end > _FAR:
            break
        kept.append(proposal)
    return kept


def _in_title(
    document: Document, title: Proposal, words: FactWords, abroad: Sequence[TranslatedNames]
) -> list[Proposal]:
    """Who is named behind 'between' in a title, else before the words its subject begins with."""
    lists: list[PartyNames | TranslatedNames] = [words.parties, *abroad]
    between = whole_words(tuple(word for own in lists for word in own.between)).search(title.quote)
    start = between.end() if between else 0
    named = _named(document, title.start + start, title.quote[start:], words, abroad, rule="named in the title")
    behind = named[ENOUGH - 1].end - title.start if between and len(named) >= ENOUGH else 0
    subject = whole_words(tuple(word for own in lists for word in own.topics)).search(title.quote, behind)
    end = title.start + (subject.start() if subject else len(title.quote))
    return [it for it in named if it.end <= end]


def _opened_abroad(
    document: Document, provisions: Sequence[Provision], words: FactWords, abroad: Sequence[TranslatedNames]
) -> Iterator[Proposal]:
    """Who is named in the opening, in provisions in other languages than English, before the first purpose."""
    seen: set[str] = set()
    for provision in provisions:
        if provision.start > _OPENING or provision.kind == "article" or provision.eid.startswith(_ARTICLES):
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
        party: proposed(document, About.PARTY, party, start + first, start + last, rule=rule, provision=within)
        for party, first, last in reversed(list(apart([*named_in(text, words.parties), *named_abroad(text, abroad)])))
    }
    return sorted(found.values(), key=lambda proposal: proposal.start)


def of_find(document: Document, find: Find, about: About, value: str) -> Proposal:
    """The proposal of a value on the words of a find."""
    return proposed(document, about, value, find.start, find.end, provision=find.provision.id, rule=find.rule)


def proposed(
    document: Document, about: About, value: str, start: int, end: int, *, rule: str, provision: str | None = None
) -> Proposal:
    """The proposal of a value on the words between two places of a text."""
    quote = document.text[start:end]
    return Proposal(about=about, value=value, start=start, end=end, quote=quote, provision=provision, rule=rule)
