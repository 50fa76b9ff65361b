"""Articles a text seems to have and no provision is: an alarm of its own, told from the text and not from its blocks.

In: the clean text and its provisions. Out: what is suspicious. Not here: mending.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foedera.amounts import listed
from foedera.model.document import Provision
from foedera.reading.structure.run_on import articles_in_turn, may_open

SHOWN = 5
"""Places a problem names; the rest are counted."""
LEAST = 2
"""So many numbers that stand inside of other provisions are no chance."""
_SEEN = 120
"""Code points looked at, to tell an article from one that is spoken of ('Artikel 34 Absatz 2')."""
_ANY = re.compile(r"(?:^|__)art_")
_OWN = re.compile(r"(?:^|__)art_(?P<number>\d+)(?:_\d+)?(?=__|$)")
_WORD = re.compile(r"[^\W\d_]{3,30}\.?(?=\s?\d)")


def articles_missed(text: str, provisions: Sequence[Provision]) -> Iterator[tuple[str, str]]:
    """Provisions that begin as articles do and are none; numbers left out of the row that stand inside of others."""
    outside = [one for one in provisions if not _ANY.search(one.eid) and one.kind not in {"note", "table"}]
    begun = articles_in_turn([text[one.start : one.end] for one in outside])
    if begun:
        named = [outside[at].eid for at in sorted(begun)]
        yield "articles-missed", f"begin as articles do and are none: {listed(named, SHOWN)}"
    inside = _inside(text, provisions)
    if len(inside) >= LEAST:
        yield "articles-missed", f"stand inside of other provisions: {listed(inside, SHOWN)}"


def _inside(text: str, provisions: Sequence[Provision]) -> list[str]:
    """Numbers missing beside those found, with the word of articles before them and a sentence behind them."""
    found = {int(match["number"]) for one in provisions if (match := _OWN.search(one.eid))}
    words = {match[0] for one in provisions if (match := _WORD.match(_printed(one)))}
    beside = {number + step for number in found for step in (-1, 1)} - found
    if not words or not beside:
        return []
    pattern = re.compile(rf"(?:{'|'.join(map(re.escape, sorted(words)))})\s?(\d{{1,4}})\b[.:]?\s+(?=[^\W\d_a-z])")
    seen = {
        match[0].strip(): int(match[1])
        for match in pattern.finditer(text)
        if int(match[1]) in beside and may_open(text[match.start() : match.start() + _SEEN]) is not None
    }
    return [said for said, number in seen.items() if min(found) < number < max(found)]


def _printed(provision: Provision) -> str:
    """The number of a provision's article, as printed; empty outside of articles."""
    if not _OWN.search(provision.eid):
        return ""
    own = provision.number if provision.kind == "article" else None
    return own or (provision.path[-1] if provision.path else "")
