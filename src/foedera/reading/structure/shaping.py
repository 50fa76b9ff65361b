"""What the shape of a whole text tells of its blocks: contents, headings no format marked, articles in mid-line.

In: a file taken apart. Out: the same, without its table of contents, with its headings and articles. Not here:
numbering.
"""

from __future__ import annotations

import msgspec

from foedera.model.document import Problem
from foedera.reading.formats.parsed import Parsed, omission
from foedera.reading.structure.bracketed_articles import with_bracketed_articles
from foedera.reading.structure.contents import contents
from foedera.reading.structure.guessing import with_guesses
from foedera.reading.structure.mid_line import articles_apart

_STRUCTURED = frozenset({"akoma_ntoso", "tota", "formex"})
"""Formats that say themselves what a heading is."""
_MARKED = frozenset({"pdf"})
"""Formats whose reader looks at type and place, which tell a heading better than words."""


def shaped(parsed: Parsed, name: str) -> Parsed:
    """The file called `name` with what its shape tells; formats that say everything themselves stay as they are."""
    if parsed.format in _STRUCTURED:
        return parsed
    listed = contents(parsed.blocks)
    kept = [at for at in range(len(parsed.blocks)) if at not in listed]
    named = with_bracketed_articles([parsed.blocks[at] for at in kept])
    blocks = with_guesses(named, marked=parsed.format in _MARKED)
    left = omission(
        "table of contents", (parsed.blocks[at].text for at in sorted(listed)), "lists headings that come again below"
    )
    said = f"{left.characters} letters and digits of a list of headings that stand in the text are left out"
    problem = Problem(code="table-of-contents", where=name, text=said)
    found = msgspec.structs.replace(
        parsed,
        blocks=tuple(blocks),
        offsets=tuple(parsed.offsets[at] for at in kept),
        omissions=(*parsed.omissions, *((left,) if left.characters else ())),
        problems=(*parsed.problems, *((problem,) if left.characters else ())),
    )
    return articles_apart(found)
