"""The parties: who is named where a text opens, else as those it stands between, else where it is signed.

In: provisions and the names of states and organisations. Out: a find for each party. Not here: whether somebody is
still a party; accession and succession are events.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator, Sequence

from foedera.coding.expressions import compile_expression
from foedera.coding.facts.fact_words import PartyNames
from foedera.coding.facts.finds import Find
from foedera.model.agreement import Fact
from foedera.model.document import Document, Provision
from foedera.text.party_names import NAME, party_names
from foedera.text.translated_names import Named

OPENING = 6000
"""Code points a text's opening may have at most."""
ENOUGH = 2
"""An agreement has at least so many parties; with fewer, the next place is looked at too."""
OPENED, SIGNED = "named in the opening", "named where the text is signed"
"""By what a party was found."""
_SIGNED = re.compile(
    r"\b(?:For|FOR|On behalf of|ON BEHALF OF)\s+(?:(?:(?:the|THE)\s+)?(?:Government|GOVERNMENT)\s+(?:of|OF)\s+)?"
)
_BETWEEN = re.compile(r"\bbetween\b", re.IGNORECASE)
_LONGEST_BETWEEN = 200
_LONGEST_NAME = 100
_ORGAN = 40
"""Code points before a name in which the word for something of it stands."""
_COMMUNITIES = frozenset({"ecsc", "euratom"})


def find_parties(document: Document, provisions: Sequence[Provision], names: PartyNames) -> tuple[Find, ...]:
    """The parties in the order they are named, each once."""
    found: dict[str, Find] = {}
    for place in (_in_opening, _in_between, _in_signatures):
        for party, find in place(document, provisions, names):
            found.setdefault(party, find)
        if len(found) >= ENOUGH:
            break
    return tuple(find for party, find in found.items() if not _is_defined(find, document, found))


def _is_defined(find: Find, document: Document, others: Collection[str]) -> bool:
    """Whether 'the Community' is short for one that is named with its whole name beside it."""
    said = document.text[find.start : find.end].lower()
    return said == "the community" and not _COMMUNITIES.isdisjoint(others)


def _in_opening(document: Document, provisions: Sequence[Provision], names: PartyNames) -> Iterator[tuple[str, Find]]:
    """Names before the first purpose ('Desiring …') or the first article."""
    stop = _opening_end(document, provisions, names)
    for provision in provisions:
        if provision.start >= stop:
            return
        text = document.text[provision.start : min(provision.end, stop)]
        yield from _named(text, provision, provision.start, names, OPENED)


def named_in(text: str, names: PartyNames) -> list[Named]:
    """Every name in a text, in order, with its article; one that stands within a longer name is none."""
    longer, organ = _longer(names.longer), _organ(names.organs)
    return [
        Named(one.party, one.start, one.end)
        for one in party_names(text)
        if one.kind == NAME
        and longer.match(text, one.end) is None
        and organ.search(text, max(0, one.start - _ORGAN), one.start) is None
    ]


def _opening_end(document: Document, provisions: Sequence[Provision], names: PartyNames) -> int:
    articles = (p.start for p in provisions if p.kind in ("article", "point") or p.eid.startswith(("art_", "chp_")))
    limit = min(next(articles, OPENING), OPENING)
    head = document.text[:limit]
    start = _first_name(head)
    stops = (compile_expression(word).search(head, start) for word in names.stops)
    return min((stop.start() for stop in stops if stop is not None), default=limit)


def _first_name(head: str) -> int:
    """Where the first name ends; a purpose before it ends nothing."""
    return next((one.end for one in party_names(head) if one.kind == NAME), 0)


def _in_signatures(
    document: Document, provisions: Sequence[Provision], names: PartyNames
) -> Iterator[tuple[str, Find]]:
    """Names behind 'For the Government of …'."""
    for provision in provisions:
        text = document.text[provision.start : provision.end]
        for sign in _SIGNED.finditer(text):
            at = provision.start + sign.end()
            piece = text[sign.end() : sign.end() + _LONGEST_NAME]
            yield from (
                (party, find) for party, find in _named(piece, provision, at, names, SIGNED) if find.start == at
            )


def _in_between(document: Document, provisions: Sequence[Provision], names: PartyNames) -> Iterator[tuple[str, Find]]:
    """Names behind 'between' in the first provisions."""
    for provision in provisions:
        if provision.start > OPENING:
            return
        text = document.text[provision.start : provision.end]
        between = _BETWEEN.search(text)
        if between is not None:
            piece = text[between.end() : between.end() + _LONGEST_BETWEEN].split(".")[0]
            start = provision.start + between.end()
            found = list(_named(piece, provision, start, names, "named as one of those the text stands between"))
            if len({party for party, _ in found}) >= ENOUGH:
                yield from found
                return


def _named(text: str, provision: Provision, offset: int, names: PartyNames, rule: str) -> Iterator[tuple[str, Find]]:
    for party, start, end in named_in(text, names):
        yield party, _find(party, provision, offset + start, offset + end, rule)


def _find(party: str, provision: Provision, start: int, end: int, rule: str) -> Find:
    return Find(record=Fact(about="party", value=party), provision=provision, start=start, end=end, rule=rule)


@functools.lru_cache(maxsize=4)
def _organ(words: tuple[str, ...]) -> re.Pattern[str]:
    """What right before a name makes it the name of something of it."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\s+of\s+(?:the\s+)?$" if words else "(?!)")


@functools.lru_cache(maxsize=4)
def _longer(words: tuple[str, ...]) -> re.Pattern[str]:
    """What behind a name makes it part of a longer one; nothing does in capitals, where every word looks so."""
    return re.compile(rf"(?:'s)?\s{{1,3}}(?:{'|'.join(map(re.escape, words))})\b" if words else "(?!)")
