"""What a text points at: its own articles and annexes, UN resolutions, acts of the EU, names the register knows.

In: a provision with its text, the document's eIds, known names. Out: references with their place and, where it is
known, their target. Finding is by form, so one in words ('the preceding Article') is not found. Not here: links.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Collection, Iterator, Mapping

import msgspec

from foedera.model.document import Provision
from foedera.text.folding import lower
from foedera.text.places import apart

_POINTS = r"(?:\s*\((\d{1,3}|[a-z]{1,3})\))?(?:\s*\(([a-z]{1,4}|\d{1,2})\))?"
_INTERNAL = re.compile(
    r"\b(?P<word>Article|Art\.|Artikel|Artículo|Artigo|Paragraph|paragraph|lid|paragraphe|Annex|ANNEX|Bijlage|Annexe|Chapter)"
    rf"\s+(?P<number>\d{{1,3}}[a-z]?|[IVXL]{{1,5}}|[A-Z])\b{_POINTS}"
)
_KINDS = {
    "article": "art", "art.": "art", "artikel": "art", "artículo": "art", "artigo": "art", "paragraph": "para",
    "lid": "para", "paragraphe": "para", "annex": "annex", "bijlage": "annex", "annexe": "annex", "chapter": "chp",
}  # fmt: skip
_ELSEWHERE = re.compile(
    r"\s*(?:,\s*+)?(?:paragraphs?\s+\d+\s*+,?\s*+)?(?:of|to|van|de|du|del)\s+(?:the\s+|het\s+|la\s+|le\s+)?"
    r"(?!this\b|present\b|dit\b|deze\b|cet)(?:[A-Z][\w’'-]*)|\s*(?:TEU|TFEU|VEU|VWEU|ECHR|GATT|GATS)\b"
)
_HERE = re.compile(r"\s*(?:of|to|van|de|du|del)\s+(?:the\s+)?(?:[Tt]his|[Pp]resent)\b")
_RESOLUTION = re.compile(
    r"\b(?:(?P<organ>UNSCR|UNSC|Security Council|General Assembly)\s+)?[Rr]esolutions?\s+(?:No\.?\s*)?"
    r"(?P<number>\d{1,4}(?:/\d{1,3})?)(?:\s*\((?P<year>(?:19|20)\d\d)\))?|\bUNSCR\s+(?P<short>\d{3,4})"
)
_ACT = re.compile(
    r"\b(?:Council\s+|Commission\s+)?(?:Joint Action|Decision|Regulation|Directive|Common Position)\s+"
    r"(?:\((?:CFSP|EU|EC|EEC|Euratom)(?:,\s*\w+)?\)\s*)?(?:No\.?\s*)?\d{1,4}/\d{1,4}(?:/(?:CFSP|EU|EC|EEC|JHA))?"
)
_SHORTEST_NAME = 5


class Pointing(enum.StrEnum):
    """What a reference points at."""

    INTERNAL = "internal"
    ELSEWHERE = "elsewhere"
    """An article of another instrument."""
    UN_RESOLUTION = "un_resolution"
    EU_ACT = "eu_act"
    NAMED = "named"
    """A thing of the register."""


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """One reference in a text."""

    start: int
    """First code point, counted in the text given."""
    end: int
    kind: Pointing
    target: str | None
    """An eId of the document, the symbol of a resolution ('S/RES/1325 (2000)'), or an id of the register; None where
    the target is not at hand."""


def references(
    text: str, provision: Provision, eids: Collection[str], names: Mapping[str, str]
) -> tuple[Reference, ...]:
    """The references in the `text` of `provision`, in order, none inside another.

    Args:
        text: the provision's text.
        provision: whose text it is; its eId says which article 'paragraph 2' belongs to.
        eids: of all provisions of the document.
        names: spelling → id of what the register knows.
    """
    found = [*_resolutions(text), *_acts(text), *_internal(text, provision, eids), *_named(text, names)]
    return tuple(apart(found))


def _resolutions(text: str) -> Iterator[Reference]:
    for match in _RESOLUTION.finditer(text):
        number, year = match["number"] or match["short"], match["year"]
        assembly = match["organ"] == "General Assembly" or "/" in number
        if not (assembly or year or match["organ"] or match["short"]):
            continue  # 'resolution 12' may be anybody's
        symbol = f"A/RES/{number}" if assembly else f"S/RES/{number}" + (f" ({year})" if year else "")
        yield Reference(start=match.start(), end=match.end(), kind=Pointing.UN_RESOLUTION, target=symbol)


def _acts(text: str) -> Iterator[Reference]:
    for match in _ACT.finditer(text):
        yield Reference(start=match.start(), end=match.end(), kind=Pointing.EU_ACT, target=None)


def _internal(text: str, provision: Provision, eids: Collection[str]) -> Iterator[Reference]:
    for match in _INTERNAL.finditer(text):
        start, end = match.span()
        if start == 0 and provision.number is not None and text.startswith(provision.number):
            continue  # its own number
        if _ELSEWHERE.match(text, end) and not _HERE.match(text, end):
            yield Reference(start=start, end=end, kind=Pointing.ELSEWHERE, target=None)
            continue
        kind = _KINDS[lower(match["word"])]
        points = [point for point in match.groups()[2:] if point]
        target = _target(kind, match["number"].lower(), points, provision.eid, eids)
        yield Reference(start=start, end=end, kind=Pointing.INTERNAL, target=target)


def _target(kind: str, number: str, points: list[str], own: str, eids: Collection[str]) -> str | None:
    """The deepest place there is: art_5__para_2__point_a, else art_5__para_2, else art_5 or the first thing in it."""
    article = re.match(r"(?:.*__)?art_[^_]+", own)
    scope = re.match(r"(?:(?:text|annex|note|appendix)_[^_]+__)+", own)
    base = f"{article[0]}__" if kind == "para" and article else scope[0] if scope else ""
    place = f"{base}{kind}_{number}"
    tails = [f"__para_{point}" if point.isdigit() else f"__point_{point}" for point in points]
    for depth in range(len(tails), -1, -1):
        wanted = place + "".join(tails[:depth])
        headed = "-".join([place, *points[:depth]])  # 'Article 5 (2)' may be a heading of its own
        for eid in (wanted, headed):
            if eid in eids:
                return eid
        inside = next((eid for eid in eids if eid.startswith(f"{wanted}__")), None)
        if inside is not None:
            return inside
    return None


def _named(text: str, names: Mapping[str, str]) -> Iterator[Reference]:
    longest = sorted((name for name in names if len(name) >= _SHORTEST_NAME), key=lambda name: (-len(name), name))
    if not longest:
        return
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
    for match in pattern.finditer(text):
        yield Reference(start=match.start(), end=match.end(), kind=Pointing.NAMED, target=names[match[0]])
