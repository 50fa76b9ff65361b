"""Which documents there are: the agreement, the tool and its settings, and whether readers may be tuned on it.

An agreement is either for tuning or held out, in all its renderings. Not here: how they are made (build.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from scripts.golden.akoma import Manner
from scripts.golden.gazette_pdf import Press
from scripts.golden.markup import Markup
from scripts.golden.plain import Hand
from scripts.golden.typst_pdf import Layout
from scripts.golden.weasy_pdf import Sheet
from scripts.golden.word import Form

HELD_OUT = frozenset({
    "archive-exchange", "crisis-exercises", "energy-cyber", "export-controls", "film-coproduction",
    "fishery-observers", "harbour-inspection", "katastrophenhilfe", "lifeboats", "mine-clearance", "museum-loans",
    "puertos-verdes", "salvage", "ship-certificates", "visa-facilitation",
})  # fmt: skip
"""Agreements no reader is tuned on."""


@dataclass(frozen=True)
class Made:
    """A document to make."""

    content: str
    tool: str
    """typst, weasyprint, libreoffice, reportlab, word, html, akoma, plain or markdown."""
    settings: Any = None
    suffix: str = "pdf"
    variant: str = ""
    """Tells two renderings of one agreement in one format apart."""
    options: dict[str, Any] = field(default_factory=dict)
    """tagged, untag, scan (PDFs); frame, encoding (HTML); wrap (Markdown)."""

    @property
    def name(self) -> str:
        """The file's name."""
        return f"{self.content}{'-' + self.variant if self.variant else ''}.{self.suffix}"


_TYPST = [
    Made("cable-protection", "typst", Layout()),
    Made("cyber-response", "typst", Layout(two_lines=True, align="center", native=False)),
    Made("island-ferries", "typst", Layout(width=140, height=190, font="DejaVu Serif", size=8.5)),
    Made("letters", "typst", Layout(numbering="– 1 –", head_from=2, width=130, height=150)),
    Made("harbour-inspection", "typst", Layout(joiner=". ")),
    Made("archive-exchange", "typst", Layout(numbering="1/1", size=10.5)),
    Made("tariff-quotas", "typst", Layout(columns=2, width=160, height=210, size=9)),
    Made("film-coproduction", "typst", Layout(columns=2, width=160, height=210, size=9, native=False)),
    Made("mine-clearance", "typst", Layout(columns=2, width=150, height=200, size=9, tagged=False), variant="untagged"),
    Made("spare-parts", "typst", Layout()),
    Made("export-controls", "typst", Layout(size=9.5, two_lines=True, align="center", ligatures=True),
         options={"untag": True}),
    Made("cable-protection", "typst", Layout(columns=2, width=160, size=9, ligatures=True), variant="stripped",
         options={"untag": True}),
]  # fmt: skip
_WEASYPRINT = [
    Made("patrimoine", "weasyprint", Sheet()),
    Made("harbour-inspection", "weasyprint", Sheet(markup=Markup(lists="marked"), head_at="right"), variant="lists"),
    Made("security-partnership", "weasyprint", Sheet(markup=Markup(bold_headings=True), points=11)),
    Made("energy-cyber", "weasyprint", Sheet(columns=2, points=10.5)),
    Made("tariff-quotas", "weasyprint", Sheet(tagged=False, head_at="right", align="center",
         markup=Markup(two_lines=True)), variant="untagged"),
    Made("puertos-verdes", "weasyprint", Sheet(tagged=False, foot="'Página ' counter(page) ' de ' counter(pages)")),
    Made("fishery-observers", "weasyprint", Sheet(tagged=False)),
    Made("cyber-response", "weasyprint", Sheet(columns=2, tagged=False, points=9.5, size="150mm 200mm"),
         variant="columns"),
    Made("film-coproduction", "weasyprint", Sheet(columns=2, tagged=False, points=9.5), variant="untagged"),
]  # fmt: skip
_LIBREOFFICE = [
    Made("data-sharing", "libreoffice", Form(numbered=False, joiner=". "), options={"tagged": True}),
    Made("data-sharing", "libreoffice", Form(numbered=False, joiner=". "), variant="untagged",
         options={"tagged": False}),
    Made("hulp-op-zee", "libreoffice", Form(numbered_headings=True), options={"tagged": True}),
    Made("katastrophenhilfe", "libreoffice", Form(), options={"tagged": True}),
    Made("museum-loans", "libreoffice", Form(two_lines=True, align="CENTER"), options={"tagged": False}),
    Made("mine-clearance", "libreoffice", Form(columns=2, size=(160, 220)), options={"tagged": False}),
    Made("ministers-statement", "libreoffice", Form(columns=2, size=(160, 220)), variant="columns",
         options={"tagged": True}),
]  # fmt: skip
_REPORTLAB = [
    Made("port-fees", "reportlab", Press(width=150, height=180, first_page=14, issue="No. L 212")),
    Made("salvage", "reportlab", Press(width=160, height=190, first_page=301, issue="Volume 7", day="August 2019")),
    Made("ministers-statement", "reportlab", Press(width=120, height=112, points=8.5, first_page=2, issue="4H/23/31")),
    Made("port-fees", "reportlab", Press(width=130, height=180, points=11, title_height=30), variant="scan",
         options={"scan": True}),
    Made("lifeboats", "typst", Layout(font="DejaVu Serif", size=9.5), options={"scan": True}),
]  # fmt: skip
_WORD = [
    Made("cable-protection", "word", Form(numbered_headings=True), "docx"),
    Made("joint-patrols", "word", Form(numbered_headings=True), "docx"),
    Made("crisis-exercises", "word", Form(), "docx"),
    Made("security-partnership", "word", Form(bold_headings=True), "docx"),
    Made("visa-facilitation", "word", Form(two_lines=True, align="CENTER"), "docx"),
    Made("spare-parts", "word", Form(numbered_headings=True), "docx"),
    Made("puertos-verdes", "word", Form(numbered=False), "docx"),
    Made("harbour-inspection", "word", Form(), "docx"),
    Made("katastrophenhilfe", "word", Form(), "docx"),
]
_HTML = [
    Made("data-sharing", "html", Markup(notes="linked"), "html", options={"frame": "semantic"}),
    Made("museum-loans", "html", Markup(notes="linked"), "html", options={"frame": "divisions"}),
    Made("ministers-statement", "html", Markup(lists="native"), "html", options={"frame": "semantic"}),
    Made("energy-cyber", "html", Markup(notes="linked", bold_headings=True), "html", options={"frame": "article"}),
    Made("hulp-op-zee", "html", Markup(notes="linked", two_lines=True), "html",
         options={"frame": "bare", "encoding": "windows-1252"}),
    Made("cyber-response", "html", Markup(lists="tables"), "html", options={"frame": "divisions"}),
]  # fmt: skip
_AKOMA = [
    Made("ship-certificates", "akoma", Manner(profile=True), "xml"),
    Made("cable-protection", "akoma", Manner(day="2022-05-04"), "xml"),
    Made("tariff-quotas", "akoma", Manner(day="2020-01-01"), "xml"),
    Made("visa-facilitation", "akoma", Manner(day="2018-06-08"), "xml"),
    Made("patrimoine", "akoma", Manner(day="2019-06-21"), "xml"),
]
_TEXT = [
    Made("cyber-response", "plain", Hand(), "txt"),
    Made("mine-clearance", "plain", Hand(widths=(66, 72, 58, 70), tight=True, centred=True), "txt"),
    Made("letters", "plain", Hand(hanging=False), "txt"),
    Made("puertos-verdes", "plain", Hand(newline="\r\n", encoding="windows-1252", two_lines=True), "txt"),
    Made("island-ferries", "plain", Hand(widths=(64, 71), indent=2), "txt"),
    Made("museum-loans", "markdown", None, "md"),
    Made("ministers-statement", "markdown", None, "md", options={"wrap": 80}),
    Made("security-partnership", "markdown", None, "md"),
    Made("archive-exchange", "markdown", None, "md"),
]

DOCUMENTS: list[Made] = [*_TYPST, *_WEASYPRINT, *_LIBREOFFICE, *_REPORTLAB, *_WORD, *_HTML, *_AKOMA, *_TEXT]
"""All documents but the archives."""
ARCHIVES = {
    "tuning.zip": ["cable-protection.docx", "patrimoine.pdf", "ministers-statement.html", "letters.txt"],
    "heldout.zip": ["texts/museum-loans.md", "texts/puertos-verdes.txt", "salvage.pdf", "ship-certificates.xml"],
}
"""Archives and their members: documents of the list above, in folders where they are named so."""
