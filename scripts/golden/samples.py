"""Makes the golden samples of formats that hold other files, or come from few programs: Formex, ODT, EPUB, e-mails.

Run: python -m scripts.golden.samples
Writes tests/golden/samples. What each must say is the content they are made from (tests/reading/test_samples.py); the
reader is not used. They are what scripts/fuzz.py puts something wrong into.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from email.message import EmailMessage
from html import escape
from pathlib import Path

from scripts.golden import formex, open_document
from scripts.golden.fixed import packed
from scripts.golden.markup import Markup, body
from scripts.golden.outlook_message import BODY, CODE_PAGE, HTML, SUBJECT, attachment, compound, message
from scripts.golden.pieces import load

FOLDER = Path(__file__).parents[2] / "tests" / "golden" / "samples"
DOCUMENTS = FOLDER.parent / "documents"
ACT, BOOK, LETTER, RULES = "harbour-inspection", ("data-sharing", "museum-loans"), "island-ferries", "tariff-quotas"
"""What the samples are made from."""
ATTACHED = ("joint-patrols.docx", "letters.txt")
_CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def act() -> bytes:
    """A Formex act."""
    return formex.render(load(ACT))


def rules() -> bytes:
    """An OpenDocument text."""
    return open_document.render(load(RULES))


def book() -> bytes:
    """An EPUB with a chapter an agreement."""
    names = [f"{name}.xhtml" for name in BOOK]
    items = "".join(
        f'<item id="i{at}" href="{name}" media-type="application/xhtml+xml"/>' for at, name in enumerate(names)
    )
    spine = "".join(f'<itemref idref="i{at}"/>' for at in range(len(names)))
    said = '<dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">Two agreements</dc:title>'
    said += '<dc:language xmlns:dc="http://purl.org/dc/elements/1.1/">en</dc:language>'
    package = (
        f'<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata>{said}</metadata>'
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    members = {"mimetype": b"application/epub+zip", "META-INF/container.xml": _CONTAINER.encode()}
    members["book/book.opf"] = package.encode()
    for name in BOOK:
        members[f"book/{name}.xhtml"] = _page(name).encode()
    return packed(members)


def _page(name: str) -> str:
    source = load(name)
    inside = body(source, Markup(notes="linked")).replace("<hr>", "<hr/>").replace("<br>", "<br/>")
    head = f"<head><title>{escape(source.title)}</title></head>"
    return f'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">{head}<body>{inside}</body></html>'


def letter() -> bytes:
    """An e-mail with an agreement in it and two attached."""
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"] = "a@example.org", "Texts", "Mon, 01 Jan 2024 09:00:00 +0000"
    made.set_content((DOCUMENTS / f"{LETTER}.txt").read_text(encoding="utf-8"))
    for name in ATTACHED:
        data = (DOCUMENTS / name).read_bytes()
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    made.set_boundary("=_a_boundary_that_stays_the_same")
    return made.as_bytes()


def outlook() -> bytes:
    """The same in Outlook's own format, its text in two forms, an e-mail of that kind inside it."""
    plain = (DOCUMENTS / f"{LETTER}.txt").read_text(encoding="utf-8")
    html = "".join(f"<p>{escape(part)}</p>" for part in plain.split("\n\n"))
    inner = message({SUBJECT: "Inner", BODY: "The inner text: each Side names one office."}, inner=True)
    files = [attachment(name, (DOCUMENTS / name).read_bytes()) for name in ATTACHED]
    said = {SUBJECT: "Texts", BODY: plain, HTML: f"<html><body>{html}</body></html>".encode(), CODE_PAGE: 65001}
    return compound(message(said, [*files, attachment("Inner", inner)]))


SAMPLES: dict[str, Callable[[], bytes]] = {
    f"{ACT}.fmx.xml": act,
    f"{RULES}.odt": rules,
    "two-agreements.epub": book,
    "texts.eml": letter,
    "texts.msg": outlook,
}


def main() -> None:
    """Make all samples."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, make in SAMPLES.items():
        data = make()
        (FOLDER / name).write_bytes(data)
        sys.stdout.write(f"{name}: {len(data)} bytes\n")


if __name__ == "__main__":
    main()
