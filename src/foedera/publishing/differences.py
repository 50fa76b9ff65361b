"""The difference of two codebooks for readers: lines of text, or Markdown, with changed sentences word by word."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from foedera.model.difference import AreaDifference, Change, CodebookDifference


def word_changes(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """How one text became the other: pieces with ' ' (in both), '-' (only before) or '+' (only after), in order.

    All pieces but those with '+' joined are `before`; all but those with '-' are `after`.
    """
    old, new = (re.findall(r"\w+|\W", text) for text in (before, after))
    pieces: list[tuple[str, str]] = []
    for deed, a, b, c, d in difflib.SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if deed == "equal":
            pieces.append((" ", "".join(old[a:b])))
            continue
        pieces += [(sign, "".join(part)) for sign, part in (("-", old[a:b]), ("+", new[c:d])) if part]
    return tuple(pieces)


def to_lines(found: CodebookDifference) -> Iterator[str]:
    """The difference as plain lines: - is gone, + is new, [-old-]{+new+} changed within a text."""
    yield f"{found.old} → {found.new}" + (": no difference" if found.empty else "")
    yield from (f"  {line}" for change in found.changes for line in _change(change, "[-{}-]", "{{+{}+}}"))
    yield from (f"- {area}" for area in found.removed)
    yield from (f"+ {area}" for area in found.added)
    for area in found.areas:
        yield _head(area)
        yield from (f"    {line}" for change in area.changes for line in _change(change, "[-{}-]", "{{+{}+}}"))
        for change in area.lists:
            yield f"    {change.field}:"
            yield from (f"      - {value}" for value in change.removed)
            yield from (f"      + {value}" for value in change.added)


def to_markdown(found: CodebookDifference) -> str:
    """The difference for a change log."""
    lines = [f"# {found.old} → {found.new}", ""]
    lines += ["No difference."] if found.empty else []
    lines += [f"- {line}" for change in found.changes for line in _change(change, "~~{}~~", "**{}**")]
    lines += [f"- removed: `{area}`" for area in found.removed] + [f"- added: `{area}`" for area in found.added]
    for area in found.areas:
        lines += ["", f"## {_head(area)}", ""]
        lines += [f"- {line}" for change in area.changes for line in _change(change, "~~{}~~", "**{}**")]
        for change in area.lists:
            gone = [f"removed `{value}`" for value in change.removed]
            lines.append(f"- {change.field}: {', '.join([*gone, *(f'added `{value}`' for value in change.added)])}")
    return "\n".join(lines) + "\n"


def _head(area: AreaDifference) -> str:
    if area.old == area.new:
        return area.old
    guess = "" if area.likeness is None else f" (a guess: {area.likeness:g} of 100 alike)"
    return f"{area.old} → {area.new}{guess}"


def _change(change: Change, gone: str, come: str) -> Iterator[str]:
    """A changed field; a text word by word, a number or an id as old → new."""
    if change.field == "id":
        return
    if " " not in change.before.strip() and " " not in change.after.strip():
        yield f"{change.field}: {change.before or '(none)'} → {change.after or '(none)'}"
        return
    form = {" ": "{}", "-": gone, "+": come}
    yield f"{change.field}: " + "".join(
        form[sign].format(text) for sign, text in word_changes(change.before, change.after)
    )
