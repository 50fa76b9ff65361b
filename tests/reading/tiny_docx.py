"""Small Word files for tests, written part by part as Word stores them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from foedera.reading import Parsed, parse

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = {
    "w": W,
    "r": OFFICE,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
NS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items())


def part(root: str, inside: str) -> str:
    """A part: its root with all namespaces, and what stands in it."""
    return f"<{root} {NS}>{inside}</{root}>"


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """An archive of members by path."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in members.items():
            archive.writestr(path, content)
    return out.getvalue()


def relationships(*items: tuple[str, str, str], base: str = OFFICE) -> str:
    """A part of relationships: id, last step of the type, target."""
    inside = "".join(f'<Relationship Id="{key}" Type="{base}/{kind}" Target="{to}"/>' for key, kind, to in items)
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )


def docx(body: str, members: Mapping[str, str | bytes] | None = None, **parts: str) -> bytes:
    """A Word file with a body and further parts of the folder word, each without its wrapping; members as they are."""
    every: dict[str, str | bytes] = {"word/document.xml": part("w:document", f"<w:body>{body}</w:body>")}
    every |= {f"word/{name}.xml": part(f"w:{name}", inside) for name, inside in parts.items()}
    return zipped(every | dict(members or {}))


def p(
    text: str, *, number: tuple[int, int] | None = None, style: str = "", properties: str = "", mark: str = ""
) -> str:
    """A paragraph, numbered in a list at a level, of a style; `mark` are properties of its end."""
    numbered = (
        "" if number is None else f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    )
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    ended = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return f"<w:p><w:pPr>{styled}{numbered}{properties}{ended}</w:pPr>{r(text) if text else ''}</w:p>"


def r(text: str, properties: str = "", tag: str = "t") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def level(at: int, format: str, text: str, start: int = 1, more: str = "") -> str:
    """A level of a list."""
    inside = f'<w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{at}">{inside}</w:lvl>'


def lists(levels: str, *numbers: str) -> str:
    """An abstract list, and lists of it: each the overrides of one, from id 1."""
    own = "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="0"/>{overrides}</w:num>'
        for at, overrides in enumerate(numbers or ("",), 1)
    )
    return f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{own}'


def starts(at: int, level: int = 0) -> str:
    """The override of a list that starts at a number."""
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{at}"/></w:lvlOverride>'


def style(key: str, name: str = "", inside: str = "", kind: str = "paragraph") -> str:
    """A style."""
    return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name or key}"/>{inside}</w:style>'


def row(*cells: str) -> str:
    """A row of cells of one paragraph each."""
    return f"<w:tr>{''.join(map(cell, cells))}</w:tr>"


def cell(text: str) -> str:
    """A cell."""
    return f"<w:tc>{p(text)}</w:tc>"


def field(code: str, result: str) -> str:
    """The runs of a field."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def box(inside: str, fallback: str = "") -> str:
    """A run with a text box, as new files have it and, where given, for old readers."""
    held = [f"<w:txbxContent>{part}</w:txbxContent>" for part in (inside, fallback)]
    new = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{held[0]}</wps:txbx></w:drawing></mc:Choice>'
    old = f"<mc:Fallback><w:pict><v:textbox>{held[1]}</v:textbox></w:pict></mc:Fallback>" if fallback else ""
    return f"<w:r><mc:AlternateContent>{new}{old}</mc:AlternateContent></w:r>"


def texts(parsed: Parsed) -> list[str]:
    """The texts of the blocks."""
    return [block.text for block in parsed.blocks]


def read_texts(body: str, members: Mapping[str, str | bytes] | None = None, **parts: str) -> list[str]:
    """The texts of the blocks of a file with a body."""
    return texts(parse(docx(body, members, **parts), name="a.docx"))


def left_out(parsed: Parsed) -> dict[str, int]:
    """What was left out, with its letters and digits."""
    return {item.what: item.characters for item in parsed.omissions}


def codes(parsed: Parsed) -> list[str]:
    """The codes of the problems."""
    return [problem.code for problem in parsed.problems]
