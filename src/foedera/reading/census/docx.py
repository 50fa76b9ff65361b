"""How many letters and digits a Word file holds.

In: bytes. Out: a count. Every XML part of the package is counted, whether anything refers to it or not, in one walk,
without styles, fields or places: what of it is no text of the agreement is for the reader to say. Counted
are the texts of runs, deletions, formulas, drawings and charts, signs of symbol fonts, word art, and imported parts;
of several alternatives for one thing (mc:AlternateContent) the first that has text; and descriptions of pictures, of
alternatives the first that has any. Not counted are a diagram's
cached drawing, which repeats its data, and the properties of the file.
"""

from __future__ import annotations

import posixpath
import unicodedata

from lxml import etree

from foedera.errors import UnreadableFile
from foedera.reading.formats import FORMATS
from foedera.reading.formats.packed import Packed
from foedera.reading.formats.word.imported import DEEPEST, Content, amount, content, taken
from foedera.reading.formats.word.symbols import symbol
from foedera.text.counting import letters_and_digits

_SAYING = (
    ("wordprocessingml", frozenset({"t", "delText"})),
    ("math", frozenset({"t"})),
    ("drawingml", frozenset({"t", "v"})),
)
"""By a step of their namespace, usual or strict, the elements whose text counts; dgm:t and c:tx hold such elements."""

_ALTERNATIVES = frozenset({"AlternateContent", "Choice", "Fallback"})
_VML = "{urn:schemas-microsoft-com:vml}*"
_MET = [
    *(f"{{*}}{tag}" for tag in ("t", "delText", "v", "sym", "textpath", "AlternateContent", "Choice", "Fallback")),
    *("{*}docPr", "{*}cNvPr", _VML),
]


def count(data: bytes, depth: int = 0) -> int:
    """The letters and digits of a Word file that stands in `depth` others."""
    packed = Packed(data, "", piecemeal=True)
    paths = {path.lower(): path for path in packed.names}
    parts = {key: packed.read(path) or b"" for key, path in paths.items() if key.endswith((".xml", ".rels"))}
    targets = {target for key, part in parts.items() if key.endswith(".rels") for target in _imports(key, part)}
    imported = ((target, packed.read(paths[target])) for target in targets if target in paths)
    return sum(_counted(part) for key, part in parts.items() if key.endswith(".xml")) + sum(
        _imported(target, part, depth) for target, part in imported if part is not None
    )


class _Tally:
    """What was met so far; one for the part, and one for each alternative that is open."""

    __slots__ = ("branches", "described", "letters", "said", "texts")

    def __init__(self) -> None:
        self.letters = self.texts = self.described = self.said = 0
        self.branches: list[_Tally] = []
        """The alternatives of the mc:AlternateContent that is open in it."""

    def add(self, text: str) -> None:
        self.texts += bool(text)
        self.letters += letters_and_digits(unicodedata.normalize("NFC", text))

    def describe(self, text: str, *, is_new: bool) -> None:
        """A description of a picture, which may repeat one."""
        count = letters_and_digits(text)
        self.said += bool(count)
        self.described += count if is_new else 0

    def take(self, other: _Tally) -> None:
        self.letters, self.texts = self.letters + other.letters, self.texts + other.texts

    def take_described(self, other: _Tally) -> None:
        self.described, self.said = self.described + other.described, self.said + other.said


def _counted(part: bytes) -> int:
    """The letters and digits of a part; none of one that is broken."""
    parser = etree.XMLParser(
        remove_comments=True, remove_pis=True, resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        root = etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError):
        return 0
    if root.getroottree().docinfo.internalDTD is not None or "diagram}drawing" in str(root.tag):
        return 0
    tallies, told = [_Tally()], set[str]()
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=_MET):
        _meet(tallies, element, told, is_start=event == "start")
    return tallies[0].letters + tallies[0].described


def _meet(tallies: list[_Tally], element: etree._Element, told: set[str], *, is_start: bool) -> None:
    """Take in the start or end of an element; `told` are the descriptions of drawings so far."""
    space, _, tag = str(element.tag).rpartition("}")
    if "markup-compatibility" in space and tag in _ALTERNATIVES:
        if is_start:
            tallies.append(_Tally())
            return
        done = tallies.pop()
        if tag == "AlternateContent":
            tallies[-1].take(next((branch for branch in done.branches if branch.texts), _Tally()))
            tallies[-1].take_described(next((branch for branch in done.branches if branch.said), _Tally()))
        elif str(getattr(element.getparent(), "tag", "")).endswith("}AlternateContent"):
            tallies[-1].branches.append(done)
        else:
            tallies[-1].take(done)
            tallies[-1].take_described(done)
    elif not is_start:
        _own(tallies[-1], element, space, tag)
    else:
        _describe(tallies[-1], element, told, space, tag)


def _describe(tally: _Tally, element: etree._Element, told: set[str], space: str, tag: str) -> None:
    """What the attributes of an element say of a picture; those of one inside a drawing repeat the drawing's."""
    if tag in {"docPr", "cNvPr"}:
        texts = [element.get("descr", ""), element.get("title", "")]
        for text in texts:
            tally.describe(text, is_new=tag == "docPr" or text not in told)
        if tag == "docPr":
            told.update(texts)
    elif space.endswith("microsoft-com:vml"):
        tally.describe(element.get("alt", ""), is_new=True)


def _own(tally: _Tally, element: etree._Element, space: str, tag: str) -> None:
    """What an element itself says."""
    if any(step in space and tag in tags for step, tags in _SAYING):
        tally.add(element.text or "")
    elif tag == "sym" and "wordprocessingml" in space:
        given = {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()}
        tally.add(symbol(given.get("font", ""), given.get("char", "")))
    elif tag == "textpath":
        tally.add(element.get("string", ""))


def _imports(path: str, part: bytes) -> set[str]:
    """The parts that relationships say are imported, in lower case."""
    folder = posixpath.dirname(posixpath.dirname(path))
    try:
        relations = list(etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True)))
    except (etree.XMLSyntaxError, ValueError):
        return set()
    wanted = (item for item in relations if item.get("Type", "").lower().endswith("/afchunk"))
    inside = (item.get("Target", "") for item in wanted if item.get("TargetMode", "").lower() != "external")
    return {posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/").lower() for target in inside}


def _imported(path: str, part: bytes, depth: int) -> int:
    """What an imported part holds, by the census of its format."""
    found = content(path, part)
    try:
        return 0 if found is None else _of_format(found, depth)
    except UnreadableFile:
        return 0


def _of_format(found: Content, depth: int) -> int:
    if found.format == "docx":
        return count(found.data, depth + 1) if depth + 1 < DEEPEST else 0
    counted = FORMATS[found.format].counted(found.data)
    if counted is not None:
        return counted
    parsed = taken(found, "", depth)
    return amount(parsed) - parsed.added
