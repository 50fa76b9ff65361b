"""What a text says of itself: title, kind, parties, day and place, for the record somebody makes of it.

In: a document with its provisions, word lists. Out: proposals with the words they stand on. A file's properties are not
asked: they speak of the file. Not here: deciding; claims (the facts coder makes its own of what it finds).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foedera.coding.facts.fact_words import FactWords, Kinds
from foedera.coding.facts.finds import Find
from foedera.coding.facts.parties import ENOUGH, find_parties, named_in
from foedera.coding.facts.signing import find_signing
from foedera.model.document import Document, Provision
from foedera.model.event import Event
from foedera.model.proposal import About, Proposal

OPENING = 3000
"""Code points in which a text's title stands."""


def proposals(document: Document, provisions: Sequence[Provision], words: FactWords) -> tuple[Proposal, ...]:
    """What the text proposes: the title first, then its type, parties in the order they are named, day, place."""
    found = list(_title(document))
    found += _type(document, found, words.kinds)
    found += _parties(document, provisions, found, words)
    for find in find_signing(document, provisions, words.clauses.signing):
        if isinstance(find.record, Event):
            said = {About.SIGNED: find.record.date, About.PLACE: find.record.place}
            found += [_of_find(document, find, about, value) for about, value in said.items() if value]
    return tuple(found)


def _title(document: Document) -> Iterator[Proposal]:
    """The title, where the text itself shows it."""
    shape = r"\s+".join(map(re.escape, document.title.split()))
    stands = re.search(shape, document.text[:OPENING]) if shape else None
    if stands is not None:
        yield _proposal(document, About.TITLE, document.title, *stands.span(), rule="the text's own first heading")


def _type(document: Document, titles: Sequence[Proposal], kinds: Kinds) -> Iterator[Proposal]:
    """The kind of instrument the title names first; a name of several words goes before any single word."""
    found = [
        (" " not in word, match.start(), -match.end(), kind.type)
        for title in titles
        for kind in kinds.kinds
        for word in kind.words
        for match in re.finditer(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", title.quote, re.IGNORECASE)
    ]
    if found:
        _, start, end, kind_of = min(found)
        rule, at = f"a word of {kinds.id}@{kinds.version} in the title", titles[0].start
        yield _proposal(document, About.TYPE, kind_of, at + start, at - end, rule=rule)


def _parties(
    document: Document, provisions: Sequence[Provision], titles: Sequence[Proposal], words: FactWords
) -> Iterator[Proposal]:
    """Those the title names, when it names at least two; else those the opening or the signatures name."""
    named = {
        party: _proposal(
            document, About.PARTY, party, title.start + start, title.start + end, rule="named in the title"
        )
        for title in titles
        if title.about is About.TITLE
        for party, start, end in reversed(named_in(title.quote, words.parties))
    }
    if len(named) >= ENOUGH:
        yield from sorted(named.values(), key=lambda proposal: proposal.start)
        return
    for find in find_parties(document, provisions, words.parties):
        yield _of_find(document, find, About.PARTY, str(find.value))


def _of_find(document: Document, find: Find, about: About, value: str) -> Proposal:
    return _proposal(document, about, value, find.start, find.end, provision=find.provision.id, rule=find.rule)


def _proposal(
    document: Document, about: About, value: str, start: int, end: int, *, rule: str, provision: str | None = None
) -> Proposal:
    quote = document.text[start:end]
    return Proposal(about=about, value=value, start=start, end=end, quote=quote, provision=provision, rule=rule)
