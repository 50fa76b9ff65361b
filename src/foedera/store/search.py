"""Full-text search over provisions, by SQLite's FTS5."""

from __future__ import annotations

import re

from sqlalchemy import Connection, text

from foedera.model.search import TextHit
from foedera.text.joiners import without_joiners

# Control characters cannot occur in a clean text, so they can mark hits without being mistaken for text.
OPEN, CLOSE = "\x02", "\x03"
EXCERPT_TOKENS = 40


def search(connection: Connection, query: str, *, position: int, most: int) -> tuple[TextHit, ...]:
    """Provisions that hold all words of `query`, best first (BM25); quoted words are a phrase.

    Whatever signs the query has, they are words to be found, never search syntax. Texts recorded after a position of
    the chain are passed over.
    """
    words = _fts(query)
    if not words:
        return ()
    rows = connection.execute(
        text(
            "SELECT provision, heading, snippet(provision_text, 2, :open, :close, '…', :tokens) AS excerpt, "
            "-bm25(provision_text) AS score "
            "FROM provision_text JOIN provisions ON provisions.id = provision_text.provision "
            "JOIN chain ON chain.kind = 'document' AND chain.key = provisions.document "
            "WHERE provision_text MATCH :query AND chain.position <= :position "
            "ORDER BY score DESC, provision LIMIT :most"
        ),
        {
            "query": words,
            "open": OPEN,
            "close": CLOSE,
            "most": most,
            "tokens": EXCERPT_TOKENS,
            "position": position,
        },
    )
    return tuple(
        TextHit(provision=row.provision, heading=row.heading.strip(" ·"), excerpt=_pieces(row.excerpt), score=row.score)
        for row in rows
    )


def _fts(query: str) -> str:
    """The query as FTS5 takes it: every phrase or word in quotes, all of them wanted."""
    parts = re.findall(r'"([^"]+)"|(\S+)', without_joiners(query))
    phrases = (" ".join(re.findall(r"\w+", phrase or word)) for phrase, word in parts)
    return " AND ".join(f'"{phrase}"' for phrase in phrases if phrase)


def _pieces(excerpt: str) -> tuple[tuple[str, bool], ...]:
    pieces = re.split(f"[{OPEN}{CLOSE}]", excerpt)
    return tuple((piece, place % 2 == 1) for place, piece in enumerate(pieces) if piece)
