"""One search behind library, command line and site.

In: a snapshot, a query, what other rooms hand in. Out: what was found, in one ranked list, counted by kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from foedera.ids import split_provision
from foedera.model.agreement import Fact, Party
from foedera.model.codebook import Codebook
from foedera.model.lookup import unknown_choice
from foedera.model.names import name_of
from foedera.model.search import PROVISION, Hit, Match, SearchResult, TextHit, Thing
from foedera.model.snapshot import Snapshot
from foedera.search.index import Index
from foedera.search.meanings import Meanings, meanings, passed_over
from foedera.search.query import Query, query_of
from foedera.search.ranking import BEHIND, Ranked, hit_of, ranked
from foedera.search.things import OTHER_NAME, areas, of_the_log, people

MOST_PROVISIONS = 100
"""Provisions that are looked for and counted."""

ENOUGH = 5
"""Hits with all the words, from which on no word that is there is taken for a slip."""

Further = Callable[[], Iterable[Thing]]
"""Gives what other rooms work out of the same snapshot, once."""


def index_of(snapshot: Snapshot, books: Callable[[], Iterable[Codebook]], further: Further) -> Index:
    """The index of a snapshot, made once and kept with it.

    Args:
        snapshot: the workspace.
        books: gives the codebooks whose areas can be found, with their expressions in further languages.
        further: gives what else can be found.
    """
    return snapshot.keep(index_of, 1, lambda: _index(snapshot, books(), further()))


def _index(snapshot: Snapshot, books: Iterable[Codebook], further: Iterable[Thing]) -> Index:
    things = [*of_the_log(snapshot), *people(snapshot), *areas(snapshot, books), *further]
    return Index(things, register_meanings(snapshot))


def register_meanings(snapshot: Snapshot) -> Meanings:
    """What means the same, with the names the register has for parties."""
    ledger = snapshot.ledger
    named = {party: {entry.value.name for entry in entries} for party, entries in ledger.by_subject(Party).items()}
    for entry in ledger.of(Fact):
        if entry.value.about == OTHER_NAME and entry.claim.subject in named:
            named[entry.claim.subject].add(entry.value.value)
    return meanings({party: sorted(names) for party, names in named.items()})


def search(snapshot: Snapshot, index: Index, query: str, *, kind: str | None, most: int) -> SearchResult:
    """What answers a query.

    Args:
        snapshot: the workspace, whose texts are searched too.
        index: of the same snapshot.
        query: words; for texts, quotes keep a phrase together.
        kind: only things of this kind; None for all.
        most: how many at most.

    Raises:
        UsageError: no such kind.
    """
    searched = dict(sorted(Counter(thing.kind for thing in index.things).items()))
    if kind is not None and kind not in (*searched, PROVISION):
        raise unknown_choice("kind", kind, (*searched, PROVISION))
    asked, found = answers(index, query, lambda meant: _provisions(snapshot, query, meant))
    wanted = _wanted(index, asked)
    counts = Counter(one.thing.kind for one in found)
    shown = [one for one in found if kind in (None, one.thing.kind)][:most]
    exact = any(one.match in (Match.NAME, Match.ALIAS, Match.WORDS, Match.TEXT) for one in found)
    return SearchResult(
        query=query,
        hits=tuple(hit_of(one, wanted) for one in shown),
        counts=dict(counts),
        meant=None if exact else asked.corrected,
        searched=searched,
    )


def answers(
    index: Index, query: str, provisions: Callable[[str | None], Sequence[Ranked]] = lambda _: ()
) -> tuple[Query, list[Ranked]]:
    """What answers a query, best first, and the query as it was taken.

    Where little has its words, words that are there may be slips as well: 'pace' for space.

    Args:
        index: what there is.
        query: what was typed.
        provisions: given the query without its slips (None where there are none), the pieces of texts that have it.
    """
    asked = query_of(index, query)
    if not asked.units:
        return asked, []
    texts = provisions(asked.corrected)
    found = ranked(index, asked, texts)
    if sum(one.match > Match.SOME for one in found) < ENOUGH:
        asked = query_of(index, query, doubting=True)
        found = ranked(index, asked, texts)
    return asked, found


def _wanted(index: Index, asked: Query) -> frozenset[str]:
    """The words to be marked: those asked for, those near them, and all that mean the same."""
    tokens = frozenset(token for unit in asked.units for way in unit for token in way.tokens)
    return tokens.union(*map(index.meanings.words_of, tokens)) - passed_over()


def _provisions(snapshot: Snapshot, query: str, meant: str | None) -> Sequence[Ranked]:
    """Pieces of texts that have all words as they were typed, else as they were meant."""
    found, match = snapshot.texts.search(query, most=MOST_PROVISIONS), Match.TEXT
    if not found and meant is not None:
        found, match = snapshot.texts.search(meant, most=MOST_PROVISIONS), Match.FAR
    return [_provision(snapshot, hit, match) for hit in found]


def _provision(snapshot: Snapshot, hit: TextHit, match: Match) -> Ranked:
    subject, language, eid = split_provision(hit.provision)
    digest = subject.removesuffix("-digest")
    of = name_of(snapshot.ledger, digest) + (", digest" if digest != subject else "")
    name = f"{of}: {hit.heading or eid}"
    given = Hit(
        kind=PROVISION,
        id=hit.provision,
        name=name,
        excerpt=hit.excerpt,
        address=f"/texts/{subject}/{language}#{eid}",
        match=match.in_words,
    )
    thing = Thing(kind=PROVISION, id=hit.provision, name=name, address=given.address)
    return Ranked(match, hit.score * BEHIND, thing, given=given)
