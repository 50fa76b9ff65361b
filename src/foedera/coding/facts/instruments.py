"""Other instruments a text names: treaties, memoranda, declarations, resolutions, each once, at its first mention.

In: provisions and the words that head such names. Out: a find for each. Found by form, a run of words with capitals
around such a head, so a name in small letters is not found. Not here: references to a text's own articles
(reading/relations), nor which instrument of the register a name is.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from foedera.coding.facts import terms
from foedera.coding.facts.fact_words import InstrumentKind, Instruments
from foedera.coding.facts.finds import Find
from foedera.model.agreement import Fact
from foedera.model.document import Document, Provision

_CAPITAL = r"[A-ZÉ][\w’'/-]*"
_LINK = (
    r"(?:of|the|on|and|for|in|to|with|between|against|from|by|its|their|concerning|regarding|establishing|relating"
    r"|regulating|de|du)"
)
_TAIL = rf"(?:(?:\s+{_LINK}){{1,4}}\s+(?:{_CAPITAL}|\d{{4}})|\s+{_CAPITAL}|\s+(?:19|20)\d\d\b)*"
_BEFORE = rf"(?:{_CAPITAL}(?:\s+(?:of|and|on|for|de)(?:\s+the)?)?\s+){{0,7}}"
_WHEN = re.compile(
    r",?\s*(?:\((?:[^()]{1,40})\),?\s*)?(?:of|dated|adopted|done|signed|concluded)\b[^.;()]{0,60}?$", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"\b(?:(?:UNSC|UNSCR|UN|Security Council|General Assembly)\s+)?[Rr]esolutions?\s+(?:No\.?\s*)?\d{1,4}(?:/\d{1,3})?"
    r"(?:\s*\((?:19|20)\d\d\))?|\bUNSCR\s+\d{3,4}"
)
_LEFT = re.compile(r"(?:[IVXLC]+(?:of|/[a-z])?|[A-Z]|\d+)$")
"""What stands before 'of the GATT' in 'Article XX of the GATT': no part of a name."""
_CUT = re.compile(
    r"(?<!\s)\s+(?:and\s+(?:the\s+)?(?:Articles?|Annex|Protocols?|Agreement|Convention|Treaty)\b"
    r"|(?:of\s+)?(?:the\s+)?Part(?:y|ies)\b)"
)
_AND_THE = re.compile(r"(?<!\s)\s+and\s+the\s+")
_SELF = re.compile(r"\b(?:this|the present)\s+$")
"""What stands before the text's own name: 'this Agreement'."""
_OWN = re.compile(r"(?<!\s)\s+(?:to|of|annexed to|attached to)\s+(?:this|the present)\b")
_WITHIN = 70
"""A date belongs to a name when it begins at most so many code points behind it."""


def find_instruments(document: Document, provisions: Sequence[Provision], lists: Instruments) -> tuple[Find, ...]:
    """Every instrument named, at its first mention; those of the text's own annexes and headings are left out."""
    own = "\n".join({heading.casefold() for p in provisions for heading in (*p.path, p.heading or "")})
    found: dict[str, Find] = {}
    for provision in provisions:
        text = document.text[provision.start : provision.end]
        for about, name, start, end in _in_text(text, lists):
            if name.casefold() not in own:
                find = Find(
                    record=Fact(about=about, value=_dated(text, name, end)),
                    provision=provision,
                    start=provision.start + start,
                    end=provision.start + end,
                    rule=f"a name headed by a word of {lists.id}@{lists.version}",
                )
                found.setdefault(name.casefold(), find)
    return tuple(found.values())


def _in_text(text: str, lists: Instruments) -> Iterator[tuple[str, str, int, int]]:
    """(kind, name, start, end) of what a text names."""
    if "esolution" in text or "UNSCR" in text:
        for match in _NUMBERED.finditer(text):
            yield "names_resolution", " ".join(match[0].split()), match.start(), match.end()
    if _heads(lists.kinds).search(text):
        yield from _named(text, 0, len(text), lists)


def _named(text: str, start: int, end: int, lists: Instruments) -> Iterator[tuple[str, str, int, int]]:
    """The names in a piece of a text; what is cut off a match is searched too: 'the Charter … and the Convention …'."""
    for match in _pattern(lists.kinds).finditer(text, start, end):
        head = match["head"]
        first, last = (match.start() + place for place in _trimmed(match, lists.leading))
        name = " ".join(text[first:last].split())
        if match.start() < first:
            yield from _named(text, match.start(), first, lists)
        whole = head in name and (len(name) > len(head) or head in lists.proper)
        shouted = name.isupper() and head not in lists.proper
        own = _OWN.match(text, last) or _SELF.search(text, max(0, first - 20), first)
        if whole and not shouted and not own:
            yield _kind_of(head, lists.kinds), name, first, last
        if last < match.end():
            yield from _named(text, last, match.end(), lists)


def _trimmed(match: re.Match[str], leading: Sequence[str]) -> tuple[int, int]:
    """Where a name begins and ends inside its match: without what only introduces or follows it."""
    name = match[0]
    start, head = _without_leading(name, leading), match.end("head") - match.start()
    before = None if "between" in name else _last(_AND_THE, name, start, match.start("head") - match.start())
    start = before or start
    cuts = [cut.start() for cut in _CUT.finditer(name, head)]
    if "between" not in name:
        cuts += [cut.start() for cut in _AND_THE.finditer(name, head)]
    return start, min(cuts, default=len(name))


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> int | None:
    ends = [hit.end() for hit in pattern.finditer(text, start, end)]
    return ends[-1] if ends else None


def _without_leading(name: str, leading: Sequence[str]) -> int:
    """Where a name begins behind words that only begin a sentence."""
    place = 0
    for word in re.finditer(r"\S+\s*", name):
        bare = word[0].strip(" ,\n\t")
        joins = place and bare in ("of", "and", "on", "for", "the", "de")
        if bare not in leading and not _LEFT.match(bare) and not joins:
            break
        place = word.end()
    return place


def _dated(text: str, name: str, end: int) -> str:
    """The name with the date that stands right behind it."""
    behind = text[end : end + _WITHIN + 40]
    date = next(iter(terms.dates(behind)), None)
    if date is None or date.start > _WITHIN or date.value[:4] in name:
        return name
    return f"{name} ({date.value})" if _WHEN.fullmatch(behind[: date.start]) else name


def _kind_of(head: str, kinds: Sequence[InstrumentKind]) -> str:
    return next(kind.about for kind in kinds if head in kind.heads)


@functools.lru_cache(maxsize=4)
def _pattern(kinds: tuple[InstrumentKind, ...]) -> re.Pattern[str]:
    heads = _longest_first(kinds)
    return re.compile(rf"\b{_BEFORE}(?P<head>{'|'.join(heads)})\b(?!\s+Organi[sz]ation){_TAIL}")


@functools.lru_cache(maxsize=4)
def _heads(kinds: tuple[InstrumentKind, ...]) -> re.Pattern[str]:
    """The words that head names; a text without one needs no closer look."""
    heads = _longest_first(kinds)
    return re.compile("|".join(heads))


def _longest_first(kinds: tuple[InstrumentKind, ...]) -> list[str]:
    return sorted((re.escape(head) for kind in kinds for head in kind.heads), key=len, reverse=True)
