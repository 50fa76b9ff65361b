"""Topics: which parts of an area, as its codebook tells them apart, a quoted passage shows.

In: a codebook; then an area and a quote that shows it. Out: ids of its topics. An item of a list is read behind the
words that lead it in. Topics have expressions in the codebook's own language; in a quote of another none is told. Not
here: whether the area is covered; a topic decides nothing and counts nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable

from foedera.coding.expressions.shared_scan import AnyOf, SharedScan
from foedera.model.claim import Basis, Span
from foedera.model.codebook import Codebook
from foedera.model.coverage import Coverage


class TopicFinder:
    """A codebook's topics, compiled once and used on many quotes."""

    def __init__(self, book: Codebook, scan: SharedScan | None = None) -> None:
        """Compile.

        Args:
            book: its areas' topics are what is looked for.
            scan: that of the run; None for one of its own.

        Raises:
            InvalidRegister: for an expression that cannot be read.
        """
        scan, self._language = scan or SharedScan(), book.language
        self._topics: dict[str, list[tuple[str, AnyOf]]] = {
            area.id: [(topic.id, scan.either(topic.expressions)) for topic in area.topics] for area in book.areas
        }

    def shown(self, area: str, quoted: Span, *, language: str) -> tuple[str, ...]:
        """The topics of an area that a quote with its lead shows, in the codebook's order; an unknown area has none."""
        if language != self._language:
            return ()
        said = quoted.quote if quoted.lead is None else f"{quoted.lead.quote} {quoted.quote}"
        return tuple(topic for topic, words in self._topics.get(area, ()) if words.search(said))


def bringing_topics(
    kept: Iterable[tuple[Coverage, Basis]], others: Iterable[tuple[Coverage, Basis]]
) -> list[tuple[Coverage, Basis]]:
    """Of other evidence of an area what shows a topic that neither the evidence kept nor an earlier one shows."""
    known = {topic for coverage, _ in kept for topic in coverage.topics}
    bringing = []
    for coverage, basis in others:
        if not known.issuperset(coverage.topics):
            known.update(coverage.topics)
            bringing.append((coverage, basis))
    return bringing
