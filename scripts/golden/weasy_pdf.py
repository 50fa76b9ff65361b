"""Agreements as PDFs by WeasyPrint: running head and page number in the margins, footnotes floated to the foot.

In: a Source and a sheet. Out: the bytes of a PDF, tagged (PDF/UA-1) or not.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from weasyprint import HTML

from scripts.golden.markup import Markup, body
from scripts.golden.pieces import Source

_CSS = """
@page { size: %(size)s; margin: 20mm 17mm 22mm;
  @top-%(head_at)s { content: "%(head)s"; font-size: 8pt; font-style: italic }
  @bottom-center { content: %(foot)s; font-size: 8pt }
  @footnote { border-top: 0.4pt solid; margin-top: 4mm; padding-top: 1mm } }
html { font: %(points)spt/1.35 "%(font)s"; hyphens: auto; text-align: justify }
h1 { font-size: 1.35em; text-align: center; hyphens: manual; column-span: all }
h2, h3, .h2, .h3 { font-size: 1em; break-after: avoid; text-align: %(align)s; margin: 1.2em 0 0.5em }
p { margin: 0 0 0.5em; orphans: 2; widows: 2 }
.d1 { margin-left: 1.6em } .d2 { margin-left: 3.2em }
.footnote { float: footnote; font-size: 8pt; text-align: left }
table { border-collapse: collapse; margin: 0 0 0.8em; hyphens: manual; text-align: left }
th, td { border: 0.4pt solid; padding: 2pt 4pt; vertical-align: top }
main { columns: %(columns)s; column-gap: 7mm }
"""


@dataclass(frozen=True)
class Sheet:
    """How a page by WeasyPrint looks."""

    columns: int = 1
    size: str = "A5"
    points: float = 10
    font: str = "Liberation Serif"
    head_at: str = "left"
    foot: str = "counter(page)"
    align: str = "left"
    tagged: bool = True
    markup: Markup = field(default_factory=Markup)


def render(source: Source, sheet: Sheet) -> bytes:
    """The agreement as a PDF."""
    names = ("columns", "size", "points", "font", "head_at", "foot", "align")
    css = _CSS % {"head": source.head, **{name: getattr(sheet, name) for name in names}}
    page = (
        f'<!DOCTYPE html><html lang="{source.language}"><head><meta charset="utf-8"><title>{source.title}</title>'
        f"<style>{css}</style></head><body><main>\n{body(source, sheet.markup)}\n</main></body></html>"
    )
    options = {"pdf_variant": "pdf/ua-1", "pdf_tags": True} if sheet.tagged else {}
    return HTML(string=page).write_pdf(pdf_identifier=source.name.encode(), **options)
