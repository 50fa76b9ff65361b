"""Common wording in words: shares, the map of who shares with whom, sentences, Markdown.

In: the record of common wording. Out: rows, sentences, text. Not here: what is compared (comparing), and files of data
(similarity_files).
"""

from __future__ import annotations

import itertools
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from foedera.model.reuse import CommonWording, LeftOut, Sensitivity, Use, WordingFamily, WordingShare

USES = {Use.BOILERPLATE: "boilerplate", Use.SHARED: "shared", Use.TAILOR_MADE: "tailor-made"}
"""Use of a segment → its word."""

EXCERPT = 280
"""Characters of an excerpt."""

WHY = {
    "no text to compare": "Agreements without a text of their own here",
    "not a text": "Digests in our own words: not the wording of an agreement",
    "not recorded by that day": "Agreements recorded later",
    "older version": "Older versions of texts",
    "given twice": "The same text once more",
    "fewer than five words": "Pieces of fewer than five words",
    "formula of closing or signature": "Formulas of closing and signatures: nearly every agreement has them",
    "lead-in to a list": "Lead-ins cut off from their lists, such as 'For the purposes of this Chapter:'",
    "alone in its language": "In a language no other agreement compared here is in",
    "nothing but formulas of closing and short pieces": "Nothing but formulas of closing and short pieces",
}
"""Why something was left out → the same as a heading."""

WITHOUT_TEXT = ("no text to compare", "not recorded by that day")
"""Reasons an agreement has nothing here that could be read."""

STEPS = (0.1, 0.25, 0.5, 0.75)
"""Shares from which on a cell of the map is one step darker; from nothing to the first it is the lightest."""


class Found(NamedTuple):
    """How much of one agreement stands in another."""

    words: int
    share: float
    """Of the words of the first, 0 to 1."""
    step: int
    """0 for none, then 1 to 5, darker and darker."""


class Kin(NamedTuple):
    """Two agreements, and what each has of its words in the other."""

    one: str
    other: str
    of_one: Found
    of_other: Found


def map_of(found: CommonWording, members: Sequence[str]) -> dict[str, dict[str, Found | None]]:
    """Agreement → each of the others → how much of the former stands in the latter.

    None where the two have no language in common, so that nothing could be looked for.
    """
    shares = {share.agreement: share for share in found.compared}
    rows: dict[str, dict[str, Found | None]] = {}
    for member in members:
        share = shares[member]
        there = {other.agreement: other.words for other in share.elsewhere}
        rows[member] = {
            other: _found(there.get(other, 0), share.words) if comparable(share, shares[other]) else None
            for other in members
            if other != member
        }
    return rows


def comparable(one: WordingShare, other: WordingShare) -> bool:
    """Whether two agreements were compared with each other: they have a language in common."""
    return bool(set(one.languages) & set(other.languages))


def kin_of(found: CommonWording) -> list[Kin]:
    """Every two agreements that share a segment; those first that share most of the words of both."""
    words = {share.agreement: share.words for share in found.compared}
    there = {(s.agreement, other.agreement): other.words for s in found.shares for other in s.elsewhere}
    pairs = [
        Kin(one, other, _found(count, words[one]), _found(there[other, one], words[other]))
        for (one, other), count in there.items()
        if one < other
    ]
    return sorted(pairs, key=lambda kin: (-_of_both(kin, words), kin.one, kin.other))


def edges(found: CommonWording, members: Sequence[str]) -> frozenset[str]:
    """The agreements of a map before which a line is drawn: where a family begins or ends."""
    family = {member: number for number, each in enumerate(found.families) for member in each.members}
    pairs = itertools.pairwise(members)
    return frozenset(after for before, after in pairs if family.get(before, -1) != family.get(after, -1))


def family_of(found: CommonWording, agreement: str) -> WordingFamily | None:
    """The family an agreement is in; None for one kin to none."""
    return next((family for family in found.families if agreement in family.members), None)


def reasons(left_out: Iterable[LeftOut]) -> dict[str, list[str]]:
    """Why things were not compared → their ids."""
    found: dict[str, list[str]] = {}
    for left in left_out:
        found.setdefault(left.why, []).append(left.id)
    return found


def percent(share: float | None) -> str:
    """A share in words that never says all or nothing of what is neither: '<1 %', '>99 %'; '–' where there is none."""
    if share is None:
        return "–"
    if 0 < share < 0.01:
        return "<1 %"
    return ">99 %" if 0.99 < share < 1 else f"{100 * share:.0f} %"


def interval(share: WordingShare) -> str:
    """The interval of the share found in runs, '41 to 58 %'; empty where there is none."""
    if share.shingles_interval is None:
        return ""
    low, high = (f"{100 * end:.0f}" for end in share.shingles_interval)
    return f"{low} to {high} %"


def masking_in_words(found: CommonWording) -> str:
    """What masking the names of parties changes, in one sentence; empty where it was not counted."""
    if found.masking is None:
        return ""
    plain, masked = found.masking
    if found.masked:
        return f"Names of parties are masked: {masked} pairs; with names as they are {plain}"
    more = f"{masked - plain} more" if masked >= plain else f"{plain - masked} fewer"
    return f"With the names of parties masked there are {more} pairs: {masked} for {plain}"


def excerpt(text: str) -> str:
    """The beginning of a segment on one line."""
    return textwrap.shorten(text, EXCERPT, placeholder=" …")


def move_in_words(move: Sensitivity) -> str:
    """What a move of the threshold changes, in one sentence."""
    gained, lost = len(move.gained), len(move.lost)
    counts = f"{move.pairs[0]} pairs become {move.pairs[1]} ({gained} gained, {lost} lost)"
    families = f"{len(move.families_gained)} families come and {len(move.families_lost)} go"
    return f"{counts}; {len(move.uses)} pieces change their use; {families}; {len(move.found)} agreements another share"


def to_markdown(found: CommonWording, shorts: Mapping[str, str]) -> str:
    """Shares, families and what a moved threshold changes, for a text."""
    lines = [f"## Common wording at {found.threshold:g}", ""]
    if len(found.compared) < 2:
        lines.append(nothing_in_words(found))
    else:
        heads = ("Agreement", "Words", "Found in others", *map(str.capitalize, USES.values()), "In runs (95 %)")
        lines += [f"| {' | '.join(heads)} |", "|---|" + "--:|" * (len(heads) - 1)]
        lines += [f"| {' | '.join(_cells(share, shorts))} |" for share in found.shares]
    for family in found.families:
        members = ", ".join(shorts.get(member, member) for member in family.members)
        lines += ["", f"Family, sharing {percent(family.mean)} on average: {members}"]
    moves = found.sensitivity if len(found.compared) > 1 else ()
    lines += ["", *(f"- At {move.after:g}: {move_in_words(move)}." for move in moves)]
    lines += [f"- {sentence}." for sentence in (ladder_in_words(found), masking_in_words(found)) if sentence and moves]
    lines += [f"- {rule}" for rule in found.rules]
    lines += [f"- Left out, {why}: {len(ids)}" for why, ids in reasons(found.left_out).items()]
    return "\n".join([*lines, ""])


def _cells(share: WordingShare, shorts: Mapping[str, str]) -> tuple[str, ...]:
    """A line of the table; of an agreement that was not compared, the reason in place of figures."""
    name = shorts.get(share.agreement, share.agreement)
    if share.why is not None:
        return (name, "", share.why, *("" for _ in USES), "")
    runs = f"{percent(share.found_in_shingles)} ({interval(share)})".replace(" ()", "")
    return (name, str(share.words), percent(share.found), *(percent(share.share(use)) for use in USES), runs)


def ladder_in_words(found: CommonWording) -> str:
    """How many pairs other thresholds give; empty where none was counted."""
    return "Pairs by threshold: " + ", ".join(f"{at:g}: {pairs}" for at, pairs in found.ladder) if found.ladder else ""


def nothing_in_words(found: CommonWording) -> str:
    """Why there is nothing to compare: no text, one alone, or none in the language of another."""
    read = [share.agreement for share in found.shares if share.why not in WITHOUT_TEXT]
    if not read:
        return "None of these agreements has a text of its own here, so no wording can be compared."
    if len(read) == 1:
        return f"Only {read[0]} has a text of its own here; with nothing to compare it with, it has no share."
    return "No two of these agreements have passages in one language here, so no wording can be compared."


def _found(words: int, of: int) -> Found:
    share = words / of
    return Found(words, share, 0 if not words else 1 + sum(share >= step for step in STEPS))


def _of_both(kin: Kin, words: Mapping[str, int]) -> float:
    return (kin.of_one.words + kin.of_other.words) / (words[kin.one] + words[kin.other])
