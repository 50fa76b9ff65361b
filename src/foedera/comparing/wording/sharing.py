"""Texts → what they share in wording, at a stated threshold.

In: documents with their provisions, dates of signature, a threshold. Out: one record with pairs, formulas, shares,
families, what was left out, and what other thresholds would change. The same input in any order gives the same output.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from foedera.comparing.wording.families import FAMILY_SHARE, families_of
from foedera.comparing.wording.formulas import BOILERPLATE_FROM, Signed, formulas_of, uses_of
from foedera.comparing.wording.joining import Pairs, check_threshold, pairs_of
from foedera.comparing.wording.moving import moved
from foedera.comparing.wording.pieces import Pieces, pieces_of
from foedera.comparing.wording.shares import Owners, owners_of, runs_elsewhere, shares_of, words_in_runs
from foedera.comparing.wording.shingles import RUN, Ints, Runs, runs_of, sets_of
from foedera.model.document import ReadResult
from foedera.model.reuse import CommonWording, Elsewhere, LeftOut, Level, Shared

THRESHOLD = 0.8
"""Jaccard index from which pieces are alike: a provision may change a name or a number, and hardly more."""
OTHERS = (0.7, 0.9)
"""Thresholds whose difference is shown beside it."""


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """What is the same at every threshold from the lowest on: kept, it lets the threshold move at little cost."""

    level: Level
    signed: Signed
    pieces: Pieces
    runs: Runs
    owners: Owners
    pairs: Pairs
    """At the lowest threshold."""
    in_runs: Ints
    left_out: tuple[LeftOut, ...]


def common_wording(
    texts: Iterable[ReadResult],
    signed: Signed,
    *,
    level: Level = Level.PASSAGE,
    threshold: float = THRESHOLD,
    others: Sequence[float] = OTHERS,
) -> CommonWording:
    """What the agreements share in wording.

    Args:
        texts: documents with their provisions; only texts of agreements count, of each language the latest version.
        signed: the agreements asked about, with their dates of signature. One without a text is named in `left_out`; a
            text of one not named here counts as undated.
        level: what is compared as one piece.
        threshold: Jaccard index from which pieces are alike.
        others: thresholds to say of what they would change.

    Raises:
        UsageError: a threshold is not above 0 and at most 1.
    """
    for asked in (threshold, *others):
        check_threshold(asked)
    return wording_at(compared(texts, signed, level=level, lowest=min((threshold, *others))), threshold, others)


def compared(texts: Iterable[ReadResult], signed: Signed, *, level: Level, lowest: float) -> Compared:
    """Everything that does not depend on the threshold, for thresholds from `lowest` on.

    Raises:
        UsageError: `lowest` is not above 0 and at most 1.
    """
    check_threshold(lowest)
    pieces = pieces_of(texts, level)
    runs, owners = runs_of(pieces.words, pieces.starts), owners_of(pieces)
    missing = sorted(signed.keys() - set(owners.names))
    return Compared(
        level=level,
        signed=signed,
        pieces=pieces,
        runs=runs,
        owners=owners,
        pairs=pairs_of(sets_of(runs), owners.of, lowest),
        in_runs=words_in_runs(pieces, runs, owners),
        left_out=(*(LeftOut(id=agreement, why="no text to compare") for agreement in missing), *pieces.left_out),
    )


def wording_at(compared: Compared, threshold: float, others: Sequence[float] = ()) -> CommonWording:
    """The common wording at a threshold, and what others would change; none may be below the lowest compared at."""
    stated = _at(compared, threshold)
    moves = tuple(moved(stated, _at(compared, other)) for other in others)
    return msgspec.structs.replace(stated, moves=moves)


def runs_found(compared: Compared, agreement: str) -> tuple[Elsewhere, ...]:
    """Where the words of one agreement stand elsewhere, by runs of five words; nothing for one without a text."""
    if agreement not in compared.owners.names:
        return ()
    return runs_elsewhere(compared.pieces, compared.runs, compared.owners, agreement)


def _at(compared: Compared, threshold: float) -> CommonWording:
    """Everything that depends on the threshold."""
    pieces, pairs = compared.pieces, compared.pairs.only(threshold)
    formulas = formulas_of(pieces.all, pairs, compared.signed)
    uses = uses_of(pieces.all, formulas)
    shares = shares_of(pieces, compared.owners, pairs, uses, compared.in_runs)
    return CommonWording(
        level=compared.level,
        threshold=threshold,
        rules=tuple(_rules(compared.level, threshold)),
        pieces=pieces.all,
        pairs=tuple(_shared(pieces, pairs)),
        formulas=formulas,
        uses=uses,
        shares=shares,
        families=families_of(shares, compared.signed),
        left_out=compared.left_out,
        moves=(),
    )


def _shared(pieces: Pieces, pairs: Pairs) -> Iterator[Shared]:
    ids = [piece.id for piece in pieces.all]
    for one, other, alike in zip(pairs.one.tolist(), pairs.other.tolist(), pairs.jaccard().tolist(), strict=True):
        yield Shared(one=ids[one], other=ids[other], jaccard=alike)


def _rules(level: Level, threshold: float) -> Iterator[str]:
    """The rules in words, as a page shows them."""
    piece = {
        Level.PASSAGE: "an article with all its paragraphs, or a provision that stands in no article",
        Level.PROVISION: "a numbered paragraph, point or other provision with an id of its own",
    }[level]
    yield f"What is compared: {piece}. One of fewer than {RUN} words is left out."
    yield (
        f"Alike: the runs of {RUN} words in both, divided by those in either, are at least {threshold:g}. Case, "
        "punctuation and a provision's own number make no difference; other names and numbers do."
    )
    yield "Compared are different agreements in the same language, and all such pairs: none is missed."
    yield (
        f"Boilerplate: connected wording that stands in at least {BOILERPLATE_FROM} agreements; shared: in fewer; "
        "tailor-made: in one."
    )
    yield "First: the earliest date of signature among agreements compared here; the undated are left aside."
    yield (
        f"Family: groups are joined while the share of wording common to two agreements is, on average, at least "
        f"{FAMILY_SHARE:g} of the words of both."
    )
