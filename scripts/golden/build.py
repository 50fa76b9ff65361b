"""Makes the golden documents and the truth about each.

Run: python -m scripts.golden.build [NAME …]
Writes tests/golden/documents/NAME.EXT and NAME.EXT.json. The truth comes from content/ alone; the reader is not used.
Needs, besides LibreOffice (writer), the DejaVu, Liberation and Nanum fonts and poppler's pdftoppm, the Python packages
typst, weasyprint, python-docx, reportlab, pyphen, pikepdf, pillow and lxml: in an environment of its own, not the
project's.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pikepdf

from scripts.golden import akoma, gazette_pdf, html_page, office_pdf, plain, scan_pdf, typst_pdf, weasy_pdf, word
from scripts.golden.fixed import fixed_pdf, packed, untagged
from scripts.golden.pieces import Source, load
from scripts.golden.plan import ARCHIVES, DOCUMENTS, HELD_OUT, Made
from scripts.golden.truth import pieces_of

FOLDER = Path(__file__).parents[2] / "tests" / "golden" / "documents"


def main(names: list[str]) -> None:
    """Make all documents, or those named."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for made in DOCUMENTS:
        if not names or made.name in names:
            _write(made.name, *_make(made))
    if not names:
        for name, members in ARCHIVES.items():
            _write(name, *_archive(name, members))


def _write(name: str, data: bytes, truth: dict[str, Any]) -> None:
    (FOLDER / name).write_bytes(data)
    text = json.dumps(truth, ensure_ascii=False, indent=1) + "\n"
    (FOLDER / f"{name}.json").write_text(text, encoding="utf-8")
    sys.stdout.write(f"{name}: {len(data)} bytes\n")


def _make(made: Made) -> tuple[bytes, dict[str, Any]]:
    """A document and the truth about it."""
    source = load(made.content)
    data, eids = _rendered(source, made)
    joiner = getattr(made.settings, "joiner", " – ")
    pieces = pieces_of(source, joiner, eids, _numbers(made))
    truth: dict[str, Any] = {"title": source.title, "language": source.language, "tool": _tool(made)}
    if made.suffix == "pdf":
        truth |= _about_pdf(data, made)
    else:
        truth |= {"tagged": None, "columns": getattr(made.settings, "columns", None)}
    truth["split"] = "heldout" if made.content in HELD_OUT else "tuning"
    absent = _absent(source, made)
    if said := [line for line in absent if any(line in str(piece["text"]) for piece in pieces)]:
        raise SystemExit(f"{made.name}: the text itself says {said}")
    return data, {**truth, "pieces": pieces, "absent": absent}


def _rendered(source: Source, made: Made) -> tuple[bytes, list[str | None]]:
    """The bytes of a document and the eIds its format gives."""
    settings, options = made.settings, made.options
    if made.suffix == "pdf":
        return _pdf(source, made), []
    if made.tool == "akoma":
        return akoma.render(source, settings)
    if made.tool == "word":
        return word.render(source, settings), []
    if made.tool == "html":
        return html_page.render(source, options["frame"], settings, options.get("encoding", "utf-8")), []
    if made.tool == "plain":
        return plain.text(source, settings), []
    return plain.markdown(source, wrap=options.get("wrap")), []


def _pdf(source: Source, made: Made) -> bytes:
    settings, options = made.settings, made.options
    if made.tool == "libreoffice":
        data = office_pdf.export(source, settings, tagged=options["tagged"])
    else:
        tools = {"typst": typst_pdf.render, "weasyprint": weasy_pdf.render, "reportlab": gazette_pdf.render}
        data = tools[made.tool](source, settings)
    if options.get("untag"):
        data = untagged(data)
    return scan_pdf.rasterised(data) if options.get("scan") else fixed_pdf(data)


def _about_pdf(data: bytes, made: Made) -> dict[str, Any]:
    """Whether the file has tags and a text layer, its columns and pages."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        tagged, pages = "/StructTreeRoot" in pdf.Root, len(pdf.pages)
    columns = 2 if made.tool == "reportlab" else made.settings.columns
    about: dict[str, Any] = {"tagged": tagged, "columns": columns, "pages": pages}
    about["page_numbers"] = [_page_number(made, number, pages) for number in range(1, pages + 1)]
    return {**about, "scanned": True} if made.options.get("scan") else about


def _page_number(made: Made, number: int, pages: int) -> str:
    """The line a page prints as its number."""
    if made.tool == "reportlab":
        return str(made.settings.first_page + number - 1)
    if made.tool == "typst":
        return made.settings.numbering.replace("1", str(number), 1).replace("/1", f"/{pages}")
    if made.tool == "weasyprint" and "pages" in made.settings.foot:
        return f"Página {number} de {pages}"
    return str(number)


def _numbers(made: Made) -> dict[str, str | None]:
    """Numbers a format shows otherwise than the source: lists of its own have their own signs, or none."""
    if made.tool == "markdown":
        return {"–": None, "•": None}
    if made.tool == "html" and made.settings.lists == "native":
        return {"a)": "a.", "b)": "b.", "c)": "c.", "–": None}
    return {}


def _absent(source: Source, made: Made) -> list[str]:
    """Strings that stand in no provision."""
    if made.tool == "html":
        return html_page.absent(made.options["frame"])
    if made.tool == "reportlab":
        return gazette_pdf.running(source, made.settings)
    if made.suffix in {"pdf", "docx"}:
        return [source.head]
    return []


def _tool(made: Made) -> str:
    """The tool with its version."""
    packages = {"typst": "typst", "weasyprint": "weasyprint", "reportlab": "reportlab", "word": "python-docx"}
    if made.tool == "libreoffice":
        command = [office_pdf.program(), "--version"]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - our own
        return " ".join(said.split()[:2])
    if made.tool not in packages:
        return {"akoma": "lxml", "html": "by hand"}.get(made.tool, "by hand")
    return f"{packages[made.tool]} {version(packages[made.tool])}"


def _archive(name: str, members: list[str]) -> tuple[bytes, dict[str, Any]]:
    """Documents in a ZIP, each with its pieces."""
    data = {member: (FOLDER / Path(member).name).read_bytes() for member in members}
    truths = {member: json.loads((FOLDER / f"{Path(member).name}.json").read_text()) for member in members}
    parts = {member: {key: truth[key] for key in ("title", "pieces", "absent")} for member, truth in truths.items()}
    about = {"title": name, "tool": "zipfile", "tagged": None, "columns": None, "split": name.removesuffix(".zip")}
    return packed(data), {**about, "members": parts}


if __name__ == "__main__":
    main(sys.argv[1:])
