"""Agreements as Formex 4 acts (the schema of the Publications Office, 06.00), as the Official Journal is stored.

In: a Source. Out: the bytes of one document. Only what the journal's own acts have: articles with paragraphs, lists,
tables, notes; annexes as titled groups at the end. Not here: packages of several documents.
"""

from __future__ import annotations

from html import escape
from itertools import groupby

from scripts.golden.pieces import Branch, Piece, Run, Source, branches

_SCHEMA = "http://formex.publications.europa.eu/schema/formex-06.00-20210715.xd"
_ROOT = f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="{_SCHEMA}"'


def render(source: Source) -> bytes:
    """An act."""
    record = f"<BIB.INSTANCE><LG.DOC>{source.language.upper()}</LG.DOC><NO.DOC>1</NO.DOC></BIB.INSTANCE>"
    title = f"<TITLE><TI><P>{escape(source.title)}</P></TI></TITLE>"
    visas = "".join(f"<VISA>{_words(piece.runs)}</VISA>" for piece in source.part("preamble"))
    closing = "".join(f"<P>{_words(piece.runs)}</P>" for piece in source.part("closing"))
    parts = (
        f"<PREAMBLE><GR.VISA>{visas}</GR.VISA></PREAMBLE>",
        f"<ENACTING.TERMS>{_articles(source.part('body'))}</ENACTING.TERMS>",
        f"<FINAL><SIGNATURE>{closing}</SIGNATURE></FINAL>",
        f"<CONTENTS>{_articles(source.part('annex'))}</CONTENTS>",
    )
    body = "".join(parts)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<ACT {_ROOT}>{record}{title}{body}</ACT>\n'.encode()


def _articles(pieces: tuple[Piece, ...]) -> str:
    """Headings open what follows them; those above others are titles of groups."""
    deepest = max((piece.level for piece in pieces if piece.kind == "heading"), default=0)
    out, is_open = list[str](), False
    for is_heading, group in groupby(pieces, key=lambda piece: piece.kind == "heading"):
        found = tuple(group)
        if not is_heading:
            out.append(_inside(found))
            continue
        for piece in found:
            out.append("</ARTICLE>" if is_open else "")
            is_open = piece.level == deepest
            out.append(_heading(piece, is_article=is_open))
    return "".join([*out, "</ARTICLE>" if is_open else ""])


def _heading(piece: Piece, *, is_article: bool) -> str:
    number, words = escape(piece.number or ""), _words(piece.runs)
    if is_article:
        return f"<ARTICLE><TI.ART>{number or words}</TI.ART>" + (f"<STI.ART><P>{words}</P></STI.ART>" if number else "")
    return f"<TITLE><TI><P>{number or words}</P></TI>{f'<STI><P>{words}</P></STI>' if number else ''}</TITLE>"


def _inside(pieces: tuple[Piece, ...]) -> str:
    out = list[str]()
    for is_table, group in groupby(branches(pieces), key=lambda branch: branch.piece.kind == "table"):
        if is_table:
            rows = "".join(_row(branch.piece) for branch in group)
            out.append(f"<TBL><CORPUS>{rows}</CORPUS></TBL>")
        else:
            out += [_text(branch) for branch in group]
    return "".join(out)


def _row(piece: Piece) -> str:
    return f"<ROW>{''.join(f'<CELL>{_words(cell)}</CELL>' for cell in piece.cells)}</ROW>"


def _text(branch: Branch) -> str:
    """A paragraph with what is below it."""
    piece, below = branch.piece, _list(branch.below)
    if piece.kind == "item":
        return _list((branch,))
    if piece.number is None:
        return f"<ALINEA><P>{_words(piece.runs)}</P>{below}</ALINEA>"
    number = f"<NO.PARAG>{escape(piece.number)}</NO.PARAG>"
    return f"<PARAG>{number}<ALINEA><P>{_words(piece.runs)}</P>{below}</ALINEA></PARAG>"


def _list(items: tuple[Branch, ...]) -> str:
    if not items:
        return ""
    return f"<LIST TYPE='OTHER'>{''.join(map(_item, items))}</LIST>"


def _item(branch: Branch) -> str:
    number = f"<NO.P>{escape(branch.piece.number or '')}</NO.P>" if branch.piece.number else ""
    below = f"<P>{_list(branch.below)}</P>" if branch.below else ""
    return f"<ITEM><NP>{number}<TXT>{_words(branch.piece.runs)}</TXT>{below}</NP></ITEM>"


def _words(runs: tuple[Run, ...]) -> str:
    """Words as accepted; a note stands where it is called."""
    parts = list[str]()
    for run in runs:
        words = escape(run.text, quote=False)
        if run.style == "note":
            parts.append(f"<NOTE NOTE.ID='E{escape(run.mark)}' NUMBERING='ARAB' TYPE='FOOTNOTE'><P>{words}</P></NOTE>")
        elif run.style == "bold":
            parts.append(f"<HT TYPE='BOLD'>{words}</HT>")
        elif run.style != "deleted":
            parts.append(words)
    return "".join(parts)
