"""What each coder says of each cell, alone.

In: coverage claims. Out: codings by coder. Not here: comparing them (foedera.coding.reliability).

A coder's value of a cell is what the matrix would show if that coder alone had spoken: the same resolution rule, over
its claims only. A claim another coder replaced still is what it said. A method or person that read several sources is
one coder over all of them, and one for each source, named coder/source: lexicon@3/eprs-pe-767-215.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from foedera.comparing.resolution import resolve
from foedera.model.claim import Claim
from foedera.model.codebook import Codebook
from foedera.model.reliability import Coded
from foedera.model.snapshot import Snapshot

Coding = Mapping[tuple[str, str], Coded]
"""What one coder says of each cell, (agreement id, area id), it said anything about."""


def codings_of(snapshot: Snapshot, book: Codebook, agreements: Collection[str]) -> dict[str, Coding]:
    """Coder → what it says of the cells of some agreements."""
    return dict(codings(snapshot.of("coverage"), book, agreements=agreements))


def codings(
    claims: Iterable[Claim], book: Codebook, *, agreements: Collection[str] | None = None
) -> dict[str, dict[tuple[str, str], Coded]]:
    """Coder → cell → what the coder says of it.

    Args:
        claims: coverage claims; those under another codebook are passed over.
        book: the codebook; any of its versions counts.
        agreements: only of these; None for all.
    """
    said: dict[str, dict[tuple[str, str], list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if (claim.codebook or "").partition("@")[0] == book.id and (agreements is None or claim.subject in agreements):
            for name in _names(claim):
                said[name][claim.subject, claim.value["area"]].append(claim)
    return {name: {cell: _alone(cell, own) for cell, own in sorted(cells.items())} for name, cells in said.items()}


def listed(found: Mapping[str, Coding]) -> dict[str, Coding]:
    """The codings worth a line of their own.

    A reading of one source is, when its coder read several and this one is about more than one agreement.
    """
    readings = Counter(name.partition("/")[0] for name in found if "/" in name)
    return {
        name: coding
        for name, coding in found.items()
        if "/" not in name or (readings[name.partition("/")[0]] > 1 and len({agreement for agreement, _ in coding}) > 1)
    }


def _names(claim: Claim) -> tuple[str, ...]:
    """The coders a claim speaks for: its own, and its own reading that source; a source reads itself."""
    source = claim.basis.source
    return (claim.coder,) if claim.coder == source else (claim.coder, f"{claim.coder}/{source}")


def _alone(cell: tuple[str, str], claims: list[Claim]) -> Coded:
    resolved = resolve(*cell, claims)
    return Coded(value=resolved.value, strength=resolved.strength, claim=resolved.claims[0].id)
