"""Pages that are images are recognised in the language the user or the file names; a guess is said to be one."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from foedera.errors import UnreadableFile
from foedera.model.document import Document
from foedera.reading import read
from foedera.reading.formats.pdf.ocr import language_of
from tests.reading.drawn_pdf import DrawnPage, drawn_pdf, shown

SCAN = Path(__file__).parents[1] / "golden" / "documents" / "port-fees-scan.pdf"
needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")


def saying(language: str | None, data: bytes) -> bytes:
    """The first page of a PDF whose catalog names a language."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        del pdf.pages[1:]
        if language is None and "/Lang" in pdf.Root:
            del pdf.Root.Lang
        elif language is not None:
            pdf.Root.Lang = pikepdf.String(language)
        pdf.save(out)
    return out.getvalue()


def recognised(language: str | None, said: str | None = None) -> Document:
    """The scan, whose catalog names `language`, read with --ocr and --lang `said`."""
    data = saying(language, SCAN.read_bytes())
    return read(data, name="a.pdf", subject="x", role="text", language=said, source="s", ocr=True).document


@pytest.mark.parametrize(
    ("language", "code"),
    [("sv", "swe"), ("sv-SE", "swe"), ("en-GB", "eng"), ("x-klingon", None), ("", None), (None, None), ("ar", "ara")],
)
def test_what_a_file_says_of_its_language(language: str | None, code: str | None) -> None:
    """A tag of BCP 47 in its catalog; one that names no language is none."""
    document = pypdfium2.PdfDocument(saying(language, drawn_pdf([DrawnPage(shown("Text", 50, 700))])))
    assert language_of(document) == code
    document.close()


@needs_tesseract
@pytest.mark.parametrize(("language", "said"), [("en-US", None), (None, "eng"), ("sv", "eng")])
def test_a_language_that_is_named_is_no_guess(language: str | None, said: str | None) -> None:
    """By the file, or by the user, whose word goes before the file's."""
    codes = [problem.code for problem in recognised(language, said).problems]
    assert "page-recognised" in codes
    assert "recognised-language" not in codes


@needs_tesseract
def test_a_guess_is_said() -> None:
    """Once for all pages."""
    told = [problem for problem in recognised(None).problems if problem.code == "recognised-language"]
    assert [problem.text for problem in told] == [
        "neither the file nor --lang names a language, so the pages were recognised as eng"
    ]


@needs_tesseract
def test_a_language_that_is_not_installed_is_refused_by_name() -> None:
    """What the file says is followed, so that its letters do not come out as another language's."""
    with pytest.raises(UnreadableFile, match="text recognition failed") as refusal:
        recognised("vo")
    assert refusal.value.expected == "Tesseract with vol"


FOREIGN = {
    "swe": ("Parterna ska varje år samråda om säkerheten till sjöss och om skyddet", "av kablar på havets botten."),
    "deu": ("Die Vertragsparteien beraten sich jedes Jahr über die Sicherheit", "auf See und den Schutz der Kabel."),
    "fra": ("Les Parties se consultent chaque année sur la sécurité maritime et sur", "la protection des câbles."),
}  # fmt: skip


@needs_tesseract
@pytest.mark.parametrize("language", sorted(FOREIGN))
def test_a_guess_the_words_speak_against_says_so(language: str) -> None:
    """Swedish, German or French that was recognised as English, without a word from anybody."""
    lines = (*FOREIGN[language], *FOREIGN[language])
    drawn = drawn_pdf([DrawnPage("\n".join(shown(line, 50, 700 - 20 * at, size=14) for at, line in enumerate(lines)))])
    document = pypdfium2.PdfDocument(drawn)
    out = io.BytesIO()
    document[0].render(scale=200 / 72).to_pil().save(out, format="PDF", resolution=200)
    document.close()
    found = read(out.getvalue(), name="a.pdf", subject="x", role="text", language=None, source="s", ocr=True).document
    told = next(problem.text for problem in found.problems if problem.code == "recognised-language")
    assert f"the words look {language}, so letters may be wrong" in told
