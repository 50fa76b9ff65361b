"""A comparison in words and as data: headings of sets, sentences of what flips, JSON and Markdown.

In: the record of a comparison. Out: text, bytes. Not here: what is compared (comparing).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from foedera.model.alignment import Alignment, Why
from foedera.model.ambition import Profile, Tallied
from foedera.model.comparison import Comparison
from foedera.model.coverage import Cell
from foedera.model.matrix import Spread
from foedera.model.reuse import CommonWording
from foedera.model.sets import HAVING, Contrast, Flip, Joining, Separation, Sets, Standing
from foedera.model.shown_clauses import SideBySide
from foedera.publishing import redlines, similarity

KINDS = {
    Spread.COMMON: "Common to all",
    Spread.SHARED: "Shared by some",
    Spread.UNIQUE: "Of one alone",
    Spread.NOBODY: "Of none",
}
"""Kind of an area → its heading."""

ROLES = {
    "eu_candidate": "candidates for membership of the EU",
    "efta_member": "members of EFTA",
    "nato_ally": "NATO allies",
    "nato_global_partner": "NATO global partners",
    "eu_member_states": "member states of the EU",
}
"""Role of a party → who holds it, in words."""


def role_in_words(role: str) -> str:
    """Who holds a role: 'NATO allies'."""
    return ROLES.get(role, role.replace("_", " "))


def heading_of(kind: Spread, sets: Sets) -> str:
    """The heading of a kind of areas; where not every agreement shown counts, all are all of those that do."""
    return KINDS[kind] + " that count" * (kind is Spread.COMMON and bool(sets.left_out))


def holders_in_words(standing: Standing, shorts: dict[str, str]) -> str:
    """Who has an area, and what is not known yet: 'Norway; undecided: India'."""
    parts = [names(standing.holders, shorts)] if standing.holders else []
    if standing.undecided:
        parts.append(f"nobody has decided {names(standing.undecided, shorts)}")
    if standing.proposed:
        parts.append(f"proposed by a machine only, not counted: {names(standing.proposed, shorts)}")
    if standing.could_be:
        parts.append(f"may turn out {' or '.join(KINDS[kind].lower() for kind in standing.could_be)}")
    return "; ".join(parts)


def flip_in_words(flip: Flip, joining: Joining, shorts: dict[str, str]) -> str:
    """One sentence on what is no longer true: 'only Norway has it: false once India is in'."""
    before = {
        Spread.COMMON: "all have it",
        Spread.UNIQUE: f"only {names(flip.holders, shorts)} has it",
        Spread.NOBODY: "none has it",
        Spread.SHARED: f"{names(flip.holders, shorts)} have it",
    }[flip.before]
    return f"{before}: no longer true once {joining.column.short} is in"


def separation_in_words(separation: Separation, contrast: Contrast) -> str:
    """Counts of both groups: '3 of 3 candidates …, 0 of 3 others'."""
    (have, of), (others_have, others_of) = separation.first, separation.second
    return f"{have} of {of} {role_in_words(contrast.role)}, {others_have} of {others_of} others"


def languages_in_words(alignment: Alignment | None) -> str | None:
    """What comes of it that the texts are in several languages, in a sentence; None where they are in one."""
    if alignment is None or len(alignment.languages) < 2:
        return None
    said = f"The texts are in {', '.join(alignment.languages[:-1])} and {alignment.languages[-1]}"
    if alignment.uncompared:
        return f"{said}. Clauses that stand alone for that were not compared: {Why.LANGUAGE.value}."
    return f"{said}: clauses stand side by side, and between languages no word can be marked as a change."


def names(cells: Sequence[Cell], shorts: dict[str, str]) -> str:
    """The agreements of cells by their short names."""
    return ", ".join(shorts.get(cell.agreement, cell.agreement) for cell in cells)


def to_json(found: Comparison, rows: SideBySide | None = None, common: CommonWording | None = None) -> bytes:
    """The comparison as data; every number with the ids of what it counts. With common wording, its whole record."""
    content = {
        "agreements": [column.agreement for column in found.matrix.columns],
        "codebook": found.matrix.codebook,
        "as_of": found.matrix.as_of,
        "rule": found.sets.rule,
        "left_out": found.sets.left_out,
        "sets": [_standing(standing) for standing in found.sets.standings],
        "joinings": [
            {
                "agreement": joining.column.agreement,
                "undecided": joining.undecided,
                "flips": [
                    {"area": flip.row.area, "before": flip.before, "after": flip.after} for flip in joining.flips
                ],
            }
            for joining in found.joinings
        ],
        "contrasts": [
            {
                "role": contrast.role,
                "first": [column.agreement for column in contrast.first],
                "second": [column.agreement for column in contrast.second],
                "separations": [
                    {"area": one.row.area, "first": one.first, "second": one.second} for one in contrast.separations
                ],
            }
            for contrast in found.contrasts
        ],
        "apart": found.apart,
        "ambition": [_profile(profile) for profile in found.ambition.profiles],
        "ambition_by_area": {
            area: [_profile(profile) for profile in profiles] for area, profiles in found.ambition.by_area.items()
        },
        "wordings": found.wordings,
        "clauses": [] if rows is None else [redlines.shape(row) for row in rows.rows],
    } | ({} if common is None else {"common_wording": common})
    return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"


def to_markdown(found: Comparison, rows: SideBySide | None = None, common: CommonWording | None = None) -> str:
    """The sets, what flips and what stands apart, for a text; and rows of clauses and common wording, where given."""
    shorts = {column.agreement: column.short for column in found.matrix.columns}
    lines = [
        f"# {', '.join(shorts.values())}",
        "",
        f"Counted: {HAVING[found.sets.rule].sentence} ({found.matrix.codebook}).",
        *([f"{found.sets.left_out.in_words}."] if found.sets.left_out else []),
        *(["", spoken] if (spoken := languages_in_words(found.alignment)) else []),
    ]
    for kind in KINDS:
        members = found.sets.of(kind)
        lines += ["", f"## {heading_of(kind, found.sets)}: {len(members)}", ""]
        lines += [f"- {one.row.number}. {one.row.label}: {holders_in_words(one, shorts) or 'none'}" for one in members]
    flips = [(flip, joining) for joining in found.joinings for flip in joining.flips]
    if flips:
        lines += ["", "## What flips when another joins", ""]
        lines += [f"- {flip.row.label}: {flip_in_words(flip, joining, shorts)}" for flip, joining in flips]
    if found.apart:
        lines += ["", "## Apart from the table", ""]
        for one in found.apart:
            said = ", ".join(f"{shorts[agreement]}: {words}" for agreement, words in one.said.items())
            lines.append(f"- {one.what} {one.word.replace('_', ' ').replace('-', ' ')} ({one.source}): {said}")
    if rows is not None:
        lines += ["", redlines.to_markdown(rows, shorts)]
    if common is not None:
        lines += ["", similarity.to_markdown(common, shorts).rstrip()]
    return "\n".join([*lines, ""])


def _standing(standing: Standing) -> dict[str, Any]:
    return {
        "area": standing.row.area,
        "spread": standing.spread,
        "holders": [cell.agreement for cell in standing.holders],
        "lacking": {cell.agreement: cell.value for cell in standing.lacking},
        "undecided": {cell.agreement: cell.value for cell in standing.undecided},
        "proposed": {cell.agreement: cell.value for cell in standing.proposed},
        "could_be": standing.could_be,
    }


def _profile(profile: Profile) -> dict[str, Any]:
    def shape(tallied: Sequence[Tallied]) -> dict[str, tuple[str, ...]]:
        return {one.word: one.claims for one in tallied}

    return {
        "agreement": profile.agreement,
        "total": profile.total.number,
        "firm_share": profile.firm_share,
        "strengths": shape(profile.strengths),
        "actors": shape(profile.actors),
        "rhythms": shape(profile.rhythms),
        "dated": profile.dated.claims,
        "texts": profile.texts,
    }
