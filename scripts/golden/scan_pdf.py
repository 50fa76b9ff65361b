"""Agreements as photographs: each page of a PDF turned into a grey picture, without any text behind it."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
from PIL import Image

_DOTS = 150
_GREYS = 16


def rasterised(data: bytes) -> bytes:
    """The same pages at 150 dots an inch in sixteen greys."""
    program = shutil.which("pdftoppm")
    if program is None:
        raise SystemExit("pdftoppm is not installed: no page can be made a picture")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "print.pdf"
        path.write_bytes(data)
        command = [program, "-r", str(_DOTS), "-gray", str(path), str(Path(folder) / "page")]
        subprocess.run(command, check=True)  # noqa: S603 - our own command
        pictures = [Image.open(found).convert("L") for found in sorted(Path(folder).glob("page*.pgm"))]
    return _bound(pictures)


def _bound(pictures: list[Image.Image]) -> bytes:
    """Pictures as the pages of a PDF."""
    pdf = pikepdf.new()
    for picture in pictures:
        width, height = picture.size
        page = pdf.add_blank_page(page_size=(width * 72 / _DOTS, height * 72 / _DOTS))
        grey = picture.point(lambda value: value // (256 // _GREYS))
        image = pdf.make_stream(
            _packed(grey),
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=width,
            Height=height,
            ColorSpace=pikepdf.Name.DeviceGray,
            BitsPerComponent=4,
        )
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=image))
        page.Contents = pdf.make_stream(f"q {width * 72 / _DOTS} 0 0 {height * 72 / _DOTS} 0 0 cm /Scan Do Q".encode())
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, compress_streams=True)
    return out.getvalue()


def _packed(picture: Image.Image) -> bytes:
    """Two dots a byte, each row a whole number of bytes."""
    width, height = picture.size
    dots = picture.tobytes()
    rows = (dots[at * width : (at + 1) * width] + b"\x0f" * (width % 2) for at in range(height))
    return b"".join(bytes(left << 4 | right for left, right in zip(row[::2], row[1::2], strict=True)) for row in rows)
