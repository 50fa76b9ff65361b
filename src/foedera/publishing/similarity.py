"""Common wording in words and as data: shares, the map of who shares with whom, Markdown, CSV, JSON.

In: the record of common wording. Out: rows, sentences, text, bytes. Not here: what is compared (comparing).
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from foedera.model.reuse import CommonWording, LeftOut, Sensitivity, Use, WordingFamily
from foedera.publishing.sheet import csv_text

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
}
"""Why something was left out → the same as a heading."""

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


def in_order(found: CommonWording) -> tuple[str, ...]:
    """The agreements compared, family by family, then those kin to none by id."""
    kin = [member for family in found.families for member in family.members]
    return (*kin, *(share.agreement for share in found.shares if share.agreement not in set(kin)))


def map_of(found: CommonWording, members: Sequence[str]) -> dict[str, dict[str, Found]]:
    """Agreement → each of the others → how much of the former stands in the latter."""
    shares = {share.agreement: share for share in found.shares}
    rows: dict[str, dict[str, Found]] = {}
    for member in members:
        share = shares[member]
        there = {other.agreement: other.words for other in share.elsewhere}
        rows[member] = {other: _found(there.get(other, 0), share.words) for other in members if other != member}
    return rows


def kin_of(found: CommonWording) -> list[Kin]:
    """Every two agreements that share a segment; those first that share most of the words of both."""
    words = {share.agreement: share.words for share in found.shares}
    there = {(s.agreement, other.agreement): other.words for s in found.shares for other in s.elsewhere}
    pairs = [
        Kin(one, other, _found(count, words[one]), _found(there[other, one], words[other]))
        for (one, other), count in there.items()
        if one < other
    ]
    return sorted(pairs, key=lambda kin: (-_of_both(kin, words), kin.one, kin.other))


def family_of(found: CommonWording, agreement: str) -> WordingFamily | None:
    """The family an agreement is in; None for one kin to none."""
    return next((family for family in found.families if agreement in family.members), None)


def reasons(left_out: Iterable[LeftOut]) -> dict[str, list[str]]:
    """Why things were not compared → their ids."""
    found: dict[str, list[str]] = {}
    for left in left_out:
        found.setdefault(left.why, []).append(left.id)
    return found


def percent(share: float) -> str:
    """A share in words that never says all or nothing of what is neither: '<1 %', '>99 %'."""
    if 0 < share < 0.01:
        return "<1 %"
    return ">99 %" if 0.99 < share < 1 else f"{100 * share:.0f} %"


def excerpt(text: str) -> str:
    """The beginning of a segment on one line."""
    return textwrap.shorten(text, EXCERPT, placeholder=" …")


def move_in_words(move: Sensitivity) -> str:
    """What a move of the threshold changes, in one sentence."""
    gained, lost = len(move.gained), len(move.lost)
    counts = f"{move.pairs[0]} pairs become {move.pairs[1]} ({gained} gained, {lost} lost)"
    families = f"{len(move.families_gained)} families come and {len(move.families_lost)} go"
    return f"{counts}; {len(move.uses)} pieces change their use; {families}; {len(move.found)} agreements another share"


def to_json(found: CommonWording) -> bytes:
    """The whole record."""
    return msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n"


def shares_to_csv(found: CommonWording) -> str:
    """One line an agreement: its words by use, and how many stand in a run of five found in any other."""
    family = {member: number for number, each in enumerate(found.families, start=1) for member in each.members}
    header = ["agreement", "words", *(use.value for use in Use), "found", "in_runs", "family", "level", "threshold"]
    return csv_text(
        header,
        (
            [
                share.agreement,
                share.words,
                *(getattr(share, use.value) for use in Use),
                f"{share.found:.6f}",
                share.in_shingles,
                family.get(share.agreement, ""),
                found.level.value,
                found.threshold,
            ]
            for share in found.shares
        ),
    )


def agreements_to_csv(found: CommonWording) -> str:
    """One line for every two agreements that share a segment, both ways: words of the one found in the other."""
    rows = ([s.agreement, o.agreement, o.words, f"{o.words / s.words:.6f}"] for s in found.shares for o in s.elsewhere)
    return csv_text(["agreement", "found_in", "words", "share"], rows)


def pairs_to_csv(found: CommonWording) -> str:
    """One line a pair of segments that are alike."""
    rows = ([pair.one, pair.other, f"{pair.jaccard:.6f}"] for pair in found.pairs)
    return csv_text(["one", "other", "jaccard"], rows)


def to_markdown(found: CommonWording, shorts: Mapping[str, str]) -> str:
    """Shares, families and what a moved threshold changes, for a text."""
    lines = [f"## Common wording at {found.threshold:g}", ""]
    if len(found.shares) < 2:
        lines.append(nothing_in_words(found))
    else:
        lines += ["| Agreement | Words | Found in others | " + " | ".join(map(str.capitalize, USES.values())) + " |"]
        lines += ["|---|--:|--:|" + "--:|" * len(USES)]
        for share in found.shares:
            uses = (percent(getattr(share, use.value) / share.words) for use in USES)
            cells = (shorts.get(share.agreement, share.agreement), str(share.words), percent(share.found), *uses)
            lines.append(f"| {' | '.join(cells)} |")
    for family in found.families:
        members = ", ".join(shorts.get(member, member) for member in family.members)
        lines += ["", f"Family, sharing {percent(family.mean)} on average: {members}"]
    moves = found.sensitivity if len(found.shares) > 1 else ()
    lines += ["", *(f"- At {move.after:g}: {move_in_words(move)}." for move in moves)]
    lines += [f"- {rule}" for rule in found.rules]
    lines += [f"- Left out, {why}: {len(ids)}" for why, ids in reasons(found.left_out).items()]
    return "\n".join([*lines, ""])


def nothing_in_words(found: CommonWording) -> str:
    """Why there is nothing to compare: no text, or one alone."""
    if not found.shares:
        return "None of these agreements has a text of its own here, so no wording can be compared."
    return f"Only {found.shares[0].agreement} has a text of its own here; one text alone shares nothing."


def _found(words: int, of: int) -> Found:
    share = words / of
    return Found(words, share, 0 if not words else 1 + sum(share >= step for step in STEPS))


def _of_both(kin: Kin, words: Mapping[str, int]) -> float:
    return (kin.of_one.words + kin.of_other.words) / (words[kin.one] + words[kin.other])
