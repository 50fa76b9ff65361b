"""The search for a codebook's expressions as spaCy does it: its English tokenizer, PhraseMatcher and Matcher.

In: a codebook. Out: a function that counts which expressions occur in which texts. spaCy (MIT) is no part of Foedera;
`pip install foedera[bench]` brings it.

An expression without stems goes to the PhraseMatcher, which is far faster, as all the texts it stands for; the others
go to the Matcher, where a stem or a choice within a word becomes a regular expression of a token, and a choice of
several words several patterns. What is left out makes spaCy's work less: headings, passages, scores and quotes;
expressions with gaps, because with them (as at most N tokens of any kind) the Matcher had not finished one text of
200,000 characters after five minutes and held 4 GB; and in effect the seven with an apostrophe or slash: its
tokenizer cuts there.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from foedera.coding.expressions.syntax import Blank, Choice, Gap, Hyphen, Maybe, Node, Sign, Stem, Word, parse
from foedera.coding.linting.variants import count_variants, variants
from foedera.model.codebook import Codebook

MOST_TEXTS = 2000
"""Texts up to which an expression is written out for the PhraseMatcher."""
_COMMA: dict[str, Any] = {"ORTH": ",", "OP": "?"}
_HYPHEN: dict[str, Any] = {"ORTH": "-", "OP": "?"}

Piece = str | Blank | Hyphen
"""A regular expression of a part of a word, or what stands between words."""


def matchers(book: Codebook) -> Callable[[Sequence[str]], int]:
    """A function from texts to how many (text, expression) pairs were found; without spaCy, an ImportError."""
    import spacy
    from spacy.matcher import Matcher, PhraseMatcher

    nlp = spacy.blank("en")
    phrases, patterns = PhraseMatcher(nlp.vocab, attr="LOWER"), Matcher(nlp.vocab)
    for expression in dict.fromkeys(e for area in book.areas for e in (*area.strong, *area.weak, *area.negative)):
        tree = parse(expression)
        if _holds(tree, Gap):
            continue
        if _holds(tree, Stem) or count_variants(tree) > MOST_TEXTS:
            patterns.add(expression, list(_patterns(tree)))
        else:
            phrases.add(expression, [nlp.make_doc(text) for text in dict.fromkeys(variants(tree))])

    def count(texts: Sequence[str]) -> int:
        docs = map(nlp.make_doc, texts)
        return sum(len({match[0] for match in (*phrases(doc), *patterns(doc))}) for doc in docs)

    return count


def _holds(node: object, kind: type) -> bool:
    """Whether a tree has a node of a kind anywhere."""
    return isinstance(node, kind) or (isinstance(node, tuple) and any(_holds(part, kind) for part in node))


def _patterns(tree: Choice) -> Iterator[list[dict[str, Any]]]:
    """A tree as patterns of tokens, one for each way through its choices of several words."""
    for pieces in itertools.chain.from_iterable(map(_ways, tree.options)):
        yield _tokens(pieces)
        if Hyphen() in pieces:
            yield _tokens([piece for piece in pieces if piece != Hyphen()])


def _tokens(pieces: Sequence[Piece]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for is_word, group in itertools.groupby(pieces, key=lambda piece: isinstance(piece, str)):
        if is_word:
            source = "".join(map(str, group))
            found.append({"LOWER": source if source.isalnum() else {"REGEX": f"^(?:{source})$"}})
        else:
            found += [_HYPHEN if isinstance(piece, Hyphen) else _COMMA for piece in group]
    return found


def _ways(parts: Sequence[Node]) -> Iterator[list[Piece]]:
    """The ways through a sequence; what stays within a word is one way."""
    for way in itertools.product(*map(_ways_of, parts)):
        yield [piece for pieces in way for piece in pieces]


def _ways_of(node: Node) -> list[list[Piece]]:
    within = _within_word(node)
    if within is not None:
        return [[within]]
    match node:
        case Choice(options):
            return [way for option in options for way in _ways(option)]
        case Maybe(part):
            return [[], *_ways(part)]
        case Blank() | Hyphen():
            return [[node]]
        case _:
            raise AssertionError(node)


def _within_word(node: Node) -> str | None:
    """The regular expression of a node that cannot reach beyond a word; None for one that can."""
    match node:
        case Word(text) | Sign(text):
            return re.escape(text)
        case Stem():
            return r"\w*"
        case Choice(options):
            found = [_joined(option) for option in options]
            return None if None in found else f"(?:{'|'.join(map(str, found))})"
        case Maybe(part):
            inner = _joined(part)
            return None if inner is None else f"(?:{inner})?"
        case _:
            return None


def _joined(parts: Sequence[Node]) -> str | None:
    found = [_within_word(part) for part in parts]
    return None if None in found else "".join(map(str, found))
