"""What the classes of EU publications mean: pages of the Official Journal, consolidated texts, Commission documents.

In: the classes of an element. Out: what part it plays. The pages of EUR-Lex are made from Formex by the Publications
Office's converters (oj-convex, fmx2xhtml, clg), which name the elements of the layout: doc-ti, ti-art, sti-art …, since
2023 with 'oj-' before; the Commission's own drafts are made from the styles of its Word template (LegisWrite). Not
here: other pages, whose classes say nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

TITLE = "title"
"""A line of the document's title; further down, the title of an annex."""
PAGE_HEAD = "head of the journal's page"
CHANGE_MARK = "mark of a change"
CONTENTS = "table of contents"
LABEL = "label"
"""What holds only the number or dash of the point beside it."""

_LEVELS = {
    "ti-annex": 1, "title-annex-1": 1, "title-annex-2": 2, "annexetitre": 1,
    "ti-section-1": 2, "ti-section-2": 3, "title-division-1": 2, "title-division-2": 3,
    "partietitre": 1, "titretitre": 2, "chaptertitle": 2, "sectiontitle": 3, "parttitle": 1, "titletitle": 2,
    "ti-art": 6, "sti-art": 7, "title-article-norm": 6, "stitle-article-norm": 7, "titrearticle": 6,
    "ti-grseq-1": 4, "ti-grseq-2": 5, "ti-grseq-3": 5, "title-gr-seq-level-1": 4, "title-gr-seq-level-2": 5,
    "title-gr-seq-level-3": 5, "ti-tbl": 5, "title-table": 5, "manualheading1": 2, "manualheading2": 3,
    "manualheading3": 4, "manualheading4": 5, "exposdesmotifstitre": 1,
}  # fmt: skip
"""Levels of headings by class; those of articles stand below all others."""
_PARTS = {
    "doc-ti": TITLE, "title-doc-first": TITLE, "title-doc-last": TITLE, "typedudocument_cp": TITLE,
    "titreobjet_cp": TITLE, "datedadoption_cp": TITLE, "typedudocument": TITLE, "titreobjet": TITLE,
    "hd-date": PAGE_HEAD, "hd-lg": PAGE_HEAD, "hd-ti": PAGE_HEAD, "hd-oj": PAGE_HEAD, "hd-coll": PAGE_HEAD,
    "hd-uniq": PAGE_HEAD, "hd-modifiers": PAGE_HEAD, "hd-toc-1": PAGE_HEAD, "hd-toc-2": PAGE_HEAD,
    "hd-toc-3": PAGE_HEAD, "title-doc-oj-reference": PAGE_HEAD, "reference": PAGE_HEAD, "disclaimer": PAGE_HEAD,
    "title-toc": CONTENTS, "toc-item": CONTENTS, "toc-1": CONTENTS, "toc-2": CONTENTS, "toc-3": CONTENTS,
    "arrow": CHANGE_MARK, "modref": CHANGE_MARK,
    "grid-list-column-1": LABEL, "dlist-term": LABEL,
}  # fmt: skip
_SIGNS = frozenset({
    "doc-ti", "ti-art", "sti-art", "title-article-norm", "title-doc-first", "title-doc-last", "titrearticle",
    "typedudocument_cp", "titreobjet_cp", "ti-section-1", "title-division-1", "hd-oj", "ti-grseq-1",
    "title-gr-seq-level-1", "title-annex-1", "hd-ti", "eli-main-title",
})  # fmt: skip
"""Classes nobody else uses: a page that has one of them is such a publication."""


def is_publication(classes: Iterable[str]) -> bool:
    """Whether a page with these classes is one of the Publications Office or the Commission."""
    return any(_plain(name) in _SIGNS for name in classes)


def part_of(classes: Iterable[str]) -> str:
    """The part an element plays in such a page: one of the constants above, 'heading' or ''."""
    names = [_plain(name) for name in classes]
    if any(name in _LEVELS for name in names):
        return "heading"
    return next((_PARTS[name] for name in names if name in _PARTS), "")


def level_of(classes: Iterable[str]) -> int:
    """The level of an element whose part is 'heading'."""
    return next((_LEVELS[name] for name in map(_plain, classes) if name in _LEVELS), 0)


def _plain(name: str) -> str:
    return name.lower().removeprefix("oj-")
