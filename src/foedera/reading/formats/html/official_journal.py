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
CHANGES = "list of amending acts"
CONTENTS = "table of contents"
LABEL = "label"
"""What holds only the number or dash of the point beside it."""
NUMBER = "num"
"""A number in its paragraph, set apart by nothing but its width."""

_LEVELS = {
    "ti-annex": 2, "title-annex-1": 2, "title-annex-2": 3, "annexetitre": 2, "exposdesmotifstitre": 2,
    "partietitre": 2, "titretitre": 3, "parttitle": 2, "titletitle": 3,
    "ti-section-1": 3, "ti-section-2": 4, "title-division-1": 3, "title-division-2": 4, "chaptertitle": 3,
    "sectiontitle": 4, "manualheading1": 3, "manualheading2": 4, "manualheading3": 5, "manualheading4": 6,
    "ti-grseq-1": 5, "ti-grseq-2": 6, "ti-grseq-3": 6, "title-gr-seq-level-1": 5, "title-gr-seq-level-2": 6,
    "title-gr-seq-level-3": 6, "ti-tbl": 6, "title-table": 6,
    "ti-art": 7, "sti-art": 8, "title-article-norm": 7, "stitle-article-norm": 8, "titrearticle": 7,
}  # fmt: skip
"""Levels of headings by class; the title's is 1, those of articles stand below all others."""
_PARTS = {
    "doc-ti": TITLE, "title-doc-first": TITLE, "title-doc-last": TITLE, "typedudocument_cp": TITLE,
    "titreobjet_cp": TITLE, "datedadoption_cp": TITLE, "typedudocument": TITLE, "titreobjet": TITLE,
    "hd-date": PAGE_HEAD, "hd-lg": PAGE_HEAD, "hd-ti": PAGE_HEAD, "hd-oj": PAGE_HEAD, "hd-coll": PAGE_HEAD,
    "hd-uniq": PAGE_HEAD, "title-doc-oj-reference": PAGE_HEAD, "reference": PAGE_HEAD, "disclaimer": PAGE_HEAD,
    "hd-modifiers": CHANGES, "hd-toc-1": CHANGES, "hd-toc-2": CHANGES, "hd-toc-3": CHANGES, "toc-1": CHANGES,
    "toc-2": CHANGES, "toc-3": CHANGES, "title-fam-member": CHANGES, "title-fam-member-star": CHANGES,
    "title-toc": CONTENTS, "toc-item": CONTENTS,
    "arrow": CHANGE_MARK, "modref": CHANGE_MARK,
    "grid-list-column-1": LABEL, "dlist-term": LABEL, "num": NUMBER, "no-parag": NUMBER,
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
