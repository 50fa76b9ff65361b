"""Search over everything people ask for (foedera.search): the part of a view that hands it what other rooms know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from foedera.model.codebook import Codebook
from foedera.model.search import SearchResult, Thing
from foedera.search.index import Index
from foedera.search.searching import index_of, search
from foedera.workspace.seed import with_languages
from foedera.workspace.watch_view import WatchView


class SearchView(WatchView):
    """What can be found in a workspace, as it is at one position of its log."""

    def search(self, query: str, *, kind: str | None = None, most: int = 20) -> SearchResult:
        """Everything that answers a query, best first: things of the log, people, areas, findings, provisions.

        Slips of the keyboard are forgiven, and what goes by several names is found by each.

        Args:
            query: words, in any case; for texts, quotes keep a phrase together.
            kind: only agreements, parties, events …; None for all. `SearchResult.counts` has all kinds in any case.
            most: how many at most.

        Raises:
            UsageError: no such kind.
        """
        now = SearchView(self.snapshot, self.clock)  # one state, whoever writes meanwhile
        return search(now.snapshot, now.search_index(), query, kind=kind, most=most)

    def search_index(self) -> Index:
        """What can be found, and by what; made once for a position of the log."""
        return index_of(self.snapshot, self._books, self._further)

    def _books(self) -> Iterable[Codebook]:
        return [with_languages(book) for book in self.snapshot.codebooks.values()]

    def _further(self) -> Iterator[Thing]:
        """What is worked out rather than recorded."""
        for finding in self.check():  # what speaks; silenced ones do not
            yield Thing(
                kind="finding",
                id=finding.id,
                name=finding.text,
                address=f"/findings/{finding.id}",
                also=(finding.code,),
                lines=(f"Would settle it: {finding.settle}",),
            )
