"""The parts of a package and how they refer to one another.

In: an opened archive. Out: the main part, the parts it names, trees. The main part is where _rels/.rels says it is
(ECMA-376, part 2, 9.3 and part 1, 11.3.10); names of parts are alike in any case (part 2, 9.1.1.1.2). A package
without relationships, as converters write, has its parts where Word puts them. Not here: what the parts say.
"""

from __future__ import annotations

import posixpath
import re

import msgspec
from lxml import etree

from foedera.errors import UnreadableFile
from foedera.reading.formats.packed import Packed
from foedera.reading.formats.word.tree import name, usual
from foedera.reading.formats.xml import local, root_of

_ESCAPE = re.compile("%([0-9A-Fa-f]{2})")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp|jp2)$", re.IGNORECASE)


class Relation(msgspec.Struct, frozen=True):
    """A reference of one part to another."""

    kind: str
    """The last step of its type: officeDocument, styles, aFChunk."""
    target: str
    """The part's path, or an address outside of the package."""
    is_outside: bool

    @property
    def imports(self) -> bool:
        """Whether it is of a part of another format, to be shown in the text."""
        return self.kind.lower() == "afchunk"


class Parts:
    """The parts of a Word file."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open `data`.

        Raises:
            UnreadableFile: the archive is broken or dangerous, or holds no Word document.
        """
        self.packed = Packed(data, name, piecemeal=True)
        self.name = name
        self.paths = {_plain(path).lower(): path for path in self.packed.names}
        self.seen: set[str] = set()
        """Parts that were read for what they say, by plain path."""
        self.main = self._main()

    def _main(self) -> str:
        named = [item.target for item in self.relations("").values() if item.kind == "officeDocument"]
        for path in (*named, "word/document.xml"):
            data = self.data(path)
            if data is not None and name(usual(root_of(data, f"{self.name}, {path}"))) == "w:document":
                return path
        raise UnreadableFile(
            "not a Word document",
            where=self.name,
            expected="a ZIP archive whose main part is a Word document, such as word/document.xml",
            found=", ".join(named or self.packed.names[:4]) or "an empty archive",
            next_step="give the file the suffix of what it is, or save it as .docx",
        )

    def data(self, path: str) -> bytes | None:
        """The bytes of a part; None where there is none."""
        stored = self.paths.get(_plain(path).lower())
        return None if stored is None else self.packed.read(stored)

    def root(self, path: str | None) -> etree._Element | None:
        """The tree of a part in the usual namespaces; None where there is no such part."""
        data = None if path is None else self.data(path)
        if path is None or data is None:
            return None
        self.seen.add(_plain(path).lower())
        return usual(root_of(data, f"{self.name}, {path}"))

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part ('' for the package) refers to, by id."""
        folder, _, base = part.rpartition("/")
        data = self.data(f"{folder}/_rels/{base}.rels".lstrip("/"))
        if data is None:
            return {}
        out: dict[str, Relation] = {}
        for item in root_of(data, f"{self.name}, relationships of {part or 'the package'}"):
            if local(item) == "Relationship":
                is_outside = item.get("TargetMode", "").lower() == "external"
                target = item.get("Target", "")
                kind = item.get("Type", "").rpartition("/")[2]
                out[item.get("Id", "")] = Relation(
                    kind, target if is_outside else _resolved(folder, target), is_outside
                )
        return out

    def named(self, kind: str) -> str | None:
        """The path of the part of that kind the main part names; where it names none, the usual one."""
        found = (
            item.target for item in self.relations(self.main).values() if item.kind == kind and not item.is_outside
        )
        usually = posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")
        return next((path for path in found if _plain(path).lower() in self.paths), usually)

    def unseen(self) -> list[str]:
        """The XML parts nobody has read yet."""
        paths = (path for path in self.packed.names if path.lower().endswith(".xml"))
        return [path for path in paths if _plain(path).lower() not in self.seen]

    def imports(self) -> list[Relation]:
        """The imported parts any part refers to."""
        owners = (_owner(path) for path in self.packed.names if path.lower().endswith(".rels"))
        return [item for owner in owners for item in self.relations(owner).values() if item.imports]

    def pictures(self) -> int:
        """How many pictures the package holds."""
        return sum(_PICTURE.search(path) is not None for path in self.packed.names)

    def embedded(self) -> list[str]:
        """The files of other programs that are put into the document."""
        return [path for path in self.packed.names if "/embeddings/" in f"/{_plain(path).lower()}"]


def _plain(path: str) -> str:
    """A path as parts are named: no first slash, no backslashes, no %20."""
    path = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), path.partition("#")[0].replace("\\", "/"))
    return path.lstrip("/")


def _resolved(folder: str, target: str) -> str:
    joined = target if target.startswith("/") else posixpath.join("/", folder, target)
    return posixpath.normpath(_plain(joined))


def _owner(path: str) -> str:
    """The part whose relationships stand at a path: word/_rels/document.xml.rels → word/document.xml."""
    folder, base = posixpath.split(_plain(path))
    return posixpath.join(posixpath.dirname(folder), base[: -len(".rels")])
