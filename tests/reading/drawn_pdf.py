"""PDFs written operator by operator: turned, cropped, in other scripts, with images and text nobody sees.

The second font's letters are named by a ToUnicode table of its own (ISO 32000-1, 9.10.3), so that a page can hold
Hebrew, Arabic or Japanese without a font file; each is half a size wide, and ASCII signs have their own codes.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec


class DrawnPage(msgspec.Struct, frozen=True):
    """A page: what is painted, and how it is shown."""

    painted: str
    rotate: int = 0
    media: tuple[float, float, float, float] = (0, 0, 595, 842)
    crop: tuple[float, float, float, float] | None = None
    annotations: tuple[str, ...] = ()


_FOREIGN = (
    f"<< /Type /Font /Subtype /TrueType /BaseFont /None /FirstChar 32 /LastChar 255 /Widths [{'500 ' * 224}]"
    " /ToUnicode 5 0 R /FontDescriptor << /Type /FontDescriptor /FontName /None /Flags 4 /FontBBox [0 0 1000 1000]"
    " /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 /MissingWidth 500 >> >>"
)


def shown(text: str, x: float, y: float, *, size: float = 11, font: str = "F1", matrix: str = "1 0 0 1") -> str:
    """A line of Helvetica (F1), or of codes of the other font (F2), at a place."""
    codes = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf {matrix} {x} {y} Tm ({codes}) Tj ET"


def foreign(text: str, letters: str, x: float, y: float, *, size: float = 11) -> str:
    """A line of the other font, its signs painted from the left in the order given; `letters` is its alphabet."""
    codes = "".join(f"{_code(sign, letters):02x}" for sign in text)
    return f"BT /F2 {size} Tf 1 0 0 1 {x} {y} Tm <{codes}> Tj ET"


def drawn_pdf(pages: Sequence[DrawnPage], *, letters: str = " ", forms: Sequence[str] = ()) -> bytes:
    """The bytes of a PDF; `letters` are those the font F2 has, `forms` the form objects X1, X2 … of every page."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        _FOREIGN,
        _stream("", _names(letters)),
        _stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "x"),
    ]
    fonts = "/Font << /F1 3 0 R /F2 4 0 R >>"
    names = []
    for form in forms:
        objects.append(_stream(f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << {fonts} >>", form))
        names.append(f"/X{len(names) + 1} {len(objects)} 0 R")
    kids = []
    for page in pages:
        pinned = []
        for annotation in page.annotations:
            objects.append(f"<< /Type /Annot {annotation} >>")
            pinned.append(f"{len(objects)} 0 R")
        objects.append(_stream("", page.painted))
        crop = f"/CropBox [{' '.join(map(str, page.crop))}]" if page.crop else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{' '.join(map(str, page.media))}] {crop} /Rotate {page.rotate}"
            f" /Contents {len(objects)} 0 R /Annots [{' '.join(pinned)}]"
            f" /Resources << {fonts} /XObject << /Im 6 0 R {' '.join(names)} >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _file(objects)


def _code(sign: str, letters: str) -> int:
    """Codes below 192 would be read as spaces and hyphens by some."""
    return ord(sign) if sign.isascii() else 192 + [one for one in letters if not one.isascii()].index(sign)


def _names(letters: str) -> str:
    """The table that says which letter each code is."""
    rows = "\n".join(f"<{_code(sign, letters):02x}> <{sign.encode('utf-16-be').hex()}>" for sign in letters)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /N def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(letters)} beginbfchar\n{rows}\nendbfchar\n"
        "endcmap end end"
    )


def _stream(entries: str, content: str) -> str:
    return f"<< {entries} /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream"


def _file(objects: Sequence[str]) -> bytes:
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(out)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return out + f"{head}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
