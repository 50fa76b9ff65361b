"""Common wording over all English trade agreements of ToTA: is it all found, how fast, in how much memory.

The texts are in ../shared; reading them takes a minute and is not part of the times. The same job with other software:
MinHash and LSH of datasketch as it comes, its candidates counted in full. Nothing of our join is used to check it: what
it should find is computed from words, set by set.

    python -m benchmarks.reuse            prints the tables
    python -m benchmarks.reuse --write    writes them into evaluation/reuse.md, between its two marks
"""

from __future__ import annotations

import bisect
import random
import resource
import sys
import tarfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from benchmarks.families import shares_tried
from benchmarks.page import put
from benchmarks.pdf_reading import TRADE
from foedera.comparing.wording.alike import Alike, alike_pairs
from foedera.comparing.wording.closings import CLOSING, set_apart
from foedera.comparing.wording.common_wording import THRESHOLD, common_wording
from foedera.comparing.wording.formulas import BOILERPLATE_FROM
from foedera.comparing.wording.segments import SegmentRule, segments_of, words_of
from foedera.comparing.wording.shingles import SHINGLE, sets_of, shingles_of
from foedera.comparing.wording.similarity_join import Pairs, similarity_join
from foedera.comparing.wording.wording_shares import owners_of
from foedera.errors import UnreadableFile
from foedera.model.document import ReadResult
from foedera.model.reuse import CommonWording, Segment, SegmentLevel
from foedera.reading import read
from foedera.text.spans import body_start

PAGE = Path(__file__).resolve().parents[1] / "evaluation" / "reuse.md"
SEED = 20261125
AT = 0.8
"""Threshold at which the join is checked and timed beside other software, which misses more the lower it is."""
AT_RANDOM = 2_000_000
WITH_A_RUN = 500_000
MOST_TWINS = 2000
"""Segments of the twins up to which all pairs of them are compared."""
PERMUTATIONS = 128
WEIGHTS = ((0.5, 0.5), (0.1, 0.9), (0.02, 0.98))
"""Of wrong candidates and of missed pairs: as datasketch comes, then minding missed pairs more."""
TWINS = (
    ("Czech Republic – Romania, Slovak Republic – Romania", "pta-202", "pta-301"),
    ("US – Peru, US – Colombia", "pta-156", "pta-342"),
    ("EU – Algeria, twice under two numbers", "pta-16", "pta-206"),
)

_LEVELS = (SegmentLevel.PASSAGE, SegmentLevel.PROVISION)
Shingles = frozenset[bytes]
Couple = tuple[int, int]


class Job(NamedTuple):
    """All pairs found, and the CPU seconds it took from texts to pairs."""

    pairs: set[Couple]
    seconds: float


class Checked(NamedTuple):
    """What each-with-each says of the join on some pairs."""

    what: str
    pairs: int
    alike: int
    missed: int


def english() -> tuple[list[ReadResult], dict[str, str]]:
    """All English texts, and the dates they were signed on."""
    texts: list[ReadResult] = []
    with tarfile.open(TRADE) as archive:
        members = ((Path(m.name), archive.extractfile(m)) for m in archive if Path(m.name).match("pta_*.xml"))
        for path, file in members:
            if file is None:
                continue
            data, subject = file.read(), path.stem.replace("_", "-")
            try:
                result = read(data, name=path.name, subject=subject, role="text", language=None, source="tota")
            except UnreadableFile as error:
                print(f"left out: {error.what}, {path.name}", file=sys.stderr)
                continue
            if result.document.language == "eng":
                texts.append(result)
    return texts, {t.document.subject: str(t.metadata["date_signed"]) for t in texts if "date_signed" in t.metadata}


def by_us(texts: Sequence[ReadResult], level: SegmentLevel = SegmentLevel.PASSAGE) -> Job:
    """Our exact join, by runs of five alone."""
    began = time.process_time()
    segments = segments_of(texts, SegmentRule(level))
    found = similarity_join(sets_of(shingles_of(segments.words, segments.starts)), owners_of(segments).of, AT)
    return Job(_couples(found), time.process_time() - began)


def usual(texts: Sequence[ReadResult], level: SegmentLevel) -> Job:
    """All that is alike from the usual threshold, as the product finds it."""
    began = time.process_time()
    segments = segments_of(texts, SegmentRule(level))
    sets = sets_of(shingles_of(segments.words, segments.starts))
    found = alike_pairs(segments.words, segments.starts, sets, owners_of(segments).of, THRESHOLD)
    return Job(_couples(found), time.process_time() - began)


def by_datasketch(texts: Sequence[ReadResult], weights: tuple[float, float]) -> Job:
    """MinHash, LSH, and the exact index of what they propose.

    Args:
        texts: the same as for ours.
        weights: how much datasketch is to mind wrong candidates, and missed pairs, when it lays out its index.
    """
    from datasketch import MinHash, MinHashLSH

    segments = _segments(texts, SegmentLevel.PASSAGE)  # where passages begin and end: given, and not part of its time
    began = time.process_time()
    sets = shingle_sets(texts, segments)
    hashes = MinHash.bulk(sets, num_perm=PERMUTATIONS)
    index = MinHashLSH(threshold=AT, num_perm=PERMUTATIONS, weights=weights)
    for segment, minhash in enumerate(hashes):
        index.insert(segment, minhash)
    proposed = ((one, other) for one, minhash in enumerate(hashes) for other in index.query(minhash) if one < other)
    found = {pair for pair in proposed if _differ(segments, *pair) and _alike(sets, *pair) >= AT}
    return Job(found, time.process_time() - began)


def shingle_sets(texts: Iterable[ReadResult], segments: Sequence[Segment]) -> list[Shingles]:
    """The shingles of every segment, as words."""
    places = defaultdict[str, list[int]](list)
    for place, segment in enumerate(segments):
        places[segment.document].append(place)
    words: list[list[str]] = [[] for _ in segments]
    for text in texts:
        own = places[text.document.id]
        starts = [segments[place].start for place in own]
        for provision in text.provisions:
            at = bisect.bisect_right(starts, provision.start) - 1
            if at >= 0 and provision.end <= segments[own[at]].end:
                start = body_start(text.document.text, provision)
                if set_apart(text.document, [(provision, start)]) != [CLOSING]:
                    words[own[at]] += words_of(text.document.text[start : provision.end])
    return [
        frozenset(" ".join(each[at : at + SHINGLE]).encode() for at in range(len(each) - SHINGLE + 1)) for each in words
    ]


def checked(found: Job, segments: Sequence[Segment], sets: Sequence[Shingles]) -> Iterator[Checked]:
    """Each-with-each on pairs at random, on pairs that share a run, and on all pairs of the twins' segments."""
    twins = {name for _, *names in TWINS for name in names}
    ours = [place for place, segment in enumerate(segments) if segment.agreement in twins]
    for what, pairs in (
        ("drawn at random", _at_random(len(segments))),
        ("drawn among those that share a run", _with_a_run(sets)),
        ("all of the six twins", combinations(ours, 2) if len(ours) < MOST_TWINS else ()),
    ):
        mixed = {pair for pair in pairs if _differ(segments, *pair)}
        alike = {pair for pair in mixed if _alike(sets, *pair) >= AT}
        yield Checked(what, len(mixed), len(alike), len(alike - found.pairs))


def _at_random(count: int) -> Iterator[Couple]:
    chance = random.Random(SEED)  # noqa: S311  # repeatable, not secret
    for _ in range(AT_RANDOM):
        one, other = chance.sample(range(count), 2)
        yield min(one, other), max(one, other)


def _with_a_run(sets: Sequence[Shingles]) -> Iterator[Couple]:
    """Pairs of segments that stand under the same run; a run in a few segments is drawn as often as one in many."""
    under = defaultdict[bytes, list[int]](list)
    for place, own in enumerate(sets):
        for run in sorted(own):
            under[run].append(place)
    shared = [places for places in under.values() if len(places) > 1]
    chance = random.Random(SEED)  # noqa: S311
    for places in chance.choices(shared, k=WITH_A_RUN):
        one, other = chance.sample(places, 2)
        yield min(one, other), max(one, other)


def _couples(pairs: Pairs | Alike) -> set[Couple]:
    return set(zip(pairs.one.tolist(), pairs.other.tolist(), strict=True))


def _differ(segments: Sequence[Segment], one: int, other: int) -> bool:
    return segments[one].agreement != segments[other].agreement


def _alike(sets: Sequence[Shingles], one: int, other: int) -> float:
    common = len(sets[one] & sets[other])
    return common / (len(sets[one]) + len(sets[other]) - common)


def report() -> Iterator[str]:
    """The tables, as Markdown."""
    texts, signed = english()
    after_reading = _memory()
    passages = len(_segments(texts, SegmentLevel.PASSAGE))
    yield f"{len(texts)} English agreements; {passages} passages of five words or more."
    yield ""
    yield from _growth(texts)
    ours = by_us(texts)
    provisions = by_us(texts, SegmentLevel.PROVISION)
    yield (
        f"Memory: {after_reading:.2f} GB with all texts read, {_memory():.2f} GB at most until both levels "
        "were joined; the texts are part of both."
    )
    yield ""
    found = common_wording(texts, signed)
    yield from _twins(found)
    yield from _spread(found)
    yield from shares_tried(found, signed)
    yield from _moves(found)
    yield from _speed(texts, ours)
    for level, job in ((SegmentLevel.PASSAGE, ours), (SegmentLevel.PROVISION, provisions)):
        yield from _exact(texts, level, job)


def _segments(texts: Sequence[ReadResult], level: SegmentLevel) -> tuple[Segment, ...]:
    return segments_of(texts, SegmentRule(level)).all


def _memory() -> float:
    """The most this process has held so far, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9


def _growth(texts: Sequence[ReadResult]) -> Iterator[str]:
    mixed = random.Random(SEED).sample(list(texts), len(texts))  # noqa: S311
    names = (f"with runs alike from {AT:g}", f"alike from {THRESHOLD:g}")
    heads = [f"{level.value}s {name} | pairs | CPU seconds" for level in _LEVELS for name in names]
    yield f"| part | agreements | {' | '.join(heads)} |"
    yield "|---|--:|" + "--:|" * 3 * len(heads)
    for times in (1, 2, 4):
        part = mixed[: len(texts) * times // 4]
        cells = [
            f"{len(_segments(part, level))} | {len(job.pairs)} | {job.seconds:.1f}"
            for level in _LEVELS
            for job in (by_us(part, level), usual(part, level))
        ]
        yield f"| {times}x | {len(part)} | {' | '.join(cells)} |"
    yield ""


def _twins(found: CommonWording) -> Iterator[str]:
    shares = {share.agreement: share for share in found.shares}
    families = {member: family for family in found.families for member in family.members}
    yield "| twins | words of the one found in the other | and of the other in the one | in one family |"
    yield "|---|--:|--:|---|"
    for names, one, other in TWINS:
        both = [
            next((there.words for there in shares[a].elsewhere if there.agreement == b), 0) / shares[a].words
            for a, b in ((one, other), (other, one))
        ]
        kin = one in families and other in families[one].members
        family = f"yes, of {len(families[one].members)}" if kin else "no"
        yield f"| {names} | {both[0]:.3f} | {both[1]:.3f} | {family} |"
    yield ""


def _spread(found: CommonWording) -> Iterator[str]:
    sums = [sum(getattr(share, use) for share in found.compared) for use in ("boilerplate", "shared", "tailor_made")]
    runs = sum(share.in_shingles or 0 for share in found.compared)
    total = sum(sums)
    wide = {
        each for f in found.formulas if len(f.users) >= BOILERPLATE_FROM for user in f.users for each in user.segments
    }
    chained = sum(segment.words for segment in found.segments if segment.id in wide)
    yield (
        f"Of {total} words in passages, {sums[0] / total:.3f} are boilerplate, {sums[1] / total:.3f} shared, "
        f"{sums[2] / total:.3f} tailor-made ({chained / total:.3f} stand in a chain of at least {BOILERPLATE_FROM} "
        f"agreements, the longest of {len(found.formulas[0].users)}); {runs / total:.3f} stand in a run of five found "
        "in another agreement. "
        f"{len(found.formulas)} formulas, in {sum(f.every_two for f in found.formulas)} of them every two are alike; "
        f"{len(found.families)} families with {sum(len(f.members) for f in found.families)} agreements; "
        f"{sum(bool(share.found) for share in found.compared)} agreements share a passage."
    )
    yield ""


def _moves(found: CommonWording) -> Iterator[str]:
    yield "| threshold | pairs | gained | lost | passages of another use | families gained | families lost |"
    yield "|--:|--:|--:|--:|--:|--:|--:|"
    yield f"| {found.threshold:g} | {len(found.pairs)} | | | | | |"
    for move in found.sensitivity:
        changed = (move.gained, move.lost, move.uses, move.families_gained, move.families_lost)
        yield f"| {move.after:g} | {move.pairs[1]} | {' | '.join(str(len(each)) for each in changed)} |"
    yield ""


def _speed(texts: Sequence[ReadResult], ours: Job) -> Iterator[str]:
    others = [(weights, by_datasketch(texts, weights)) for weights in WEIGHTS]
    slower = max(ours.seconds, by_us(texts).seconds)
    yield "| passages, from texts to pairs | CPU seconds | times ours | pairs | of ours missed |"
    yield "|---|--:|--:|--:|--:|"
    yield f"| ours, the slower of two runs | {slower:.1f} | 1.0 | {len(ours.pairs)} | 0 |"
    for weights, job in others:
        name = f"datasketch, missed pairs weighed {weights[1]:g}"
        missed = len(ours.pairs - job.pairs)
        yield f"| {name} | {job.seconds:.1f} | {job.seconds / slower:.1f} | {len(job.pairs)} | {missed} |"
    yield ""


def _exact(texts: Sequence[ReadResult], level: SegmentLevel, job: Job) -> Iterator[str]:
    segments = _segments(texts, level)
    sets = shingle_sets(texts, segments)
    wrong = sum(not _differ(segments, *pair) or _alike(sets, *pair) < AT for pair in job.pairs)
    yield f"| pairs of {level.value}s | compared | alike at {AT:g} | missed | recall |"
    yield "|---|--:|--:|--:|--:|"
    for check in (check for check in checked(job, segments, sets) if check.pairs):
        recall = f"{1 - check.missed / check.alike:.4f}" if check.alike else "–"
        yield f"| {check.what} | {check.pairs} | {check.alike} | {check.missed} | {recall} |"
    yield ""
    yield f"Of the {len(job.pairs)} pairs found, {wrong} are not alike: precision {1 - wrong / len(job.pairs):.4f}."
    yield ""


if __name__ == "__main__":
    tables = []
    for line in report():
        print(line, flush=True)
        tables.append(line)
    if "--write" in sys.argv:
        put(PAGE, "figures", tables)
