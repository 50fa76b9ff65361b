"""The tree of a clause type: each variant with its nearest earlier model, what changed, and who left what out.

In: the wordings of one type. Out: a tree. "Earlier" is a day of signature that is surely before; of an undated
agreement nothing can be said, and it is nobody's model.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from foedera.comparing.alignment.edits import edits
from foedera.comparing.alignment.tokens import Token
from foedera.comparing.templates.variants import Numbered, common, in_order, numbered
from foedera.comparing.templates.wordings import Value, Wording, fixed_of, plain_words, rendered, slot_tokens
from foedera.comparing.wording.formulas import Signed
from foedera.comparing.wording.segments import words_of
from foedera.model.alignment import Piece, PieceKind
from foedera.model.dates import PartialDate, first_day, last_day
from foedera.model.reuse import Segment
from foedera.model.template import Stretch, Template, TemplateTree, Variant, WordedVariant

_PART = re.compile(r"[^,;:.\n]+(?:[,;:.](?=\S)[^,;:.\n]*)*[,;:.]?\s*")
SHORTEST = 3
"""Words of a part that can be left out; shorter ones are counted with the part before."""
UNDATED = "its date of signature is not known"
ELDEST = "nobody in this family signed it before"


class _Model(NamedTuple):
    segment: Segment
    same: float


def tree_of(template: Template, wordings: Sequence[Wording], signed: Signed) -> TemplateTree:
    """The tree of a clause type.

    Args:
        template: the type.
        wordings: its passages.
        signed: dates of signature.
    """
    fixed = fixed_of(wordings)
    texts = numbered(in_order(wordings, signed), fixed)
    shown = {one.wording.segment.id: rendered(one.wording, fixed) for one in texts}
    letters = {member.segment.id: variant.letter for variant in template.variants for member in variant.members}
    variants = tuple(_worded(variant, texts, shown, letters, signed) for variant in template.variants)
    base = template.commonest
    return TemplateTree(
        template=template,
        variants=variants,
        commonest=base.letter,
        stretches=_stretches(shown[base.members[0].segment.id], texts, fixed),
    )


def _worded(
    variant: Variant, texts: Sequence[Numbered], shown: dict[str, str], letters: dict[str, str], signed: Signed
) -> WordedVariant:
    first = variant.members[0]
    wording = shown[first.segment.id]
    model = _model(first.segment, first.signed, texts, signed)
    deviations = (
        (member.segment.id, changes(wording, shown[member.segment.id]))
        for member in variant.members[1:]
        if member.same < 1
    )
    return WordedVariant(
        variant=variant,
        wording=wording,
        model=letters[model.segment.id] if model else None,
        model_segment=model.segment if model else None,
        same=model.same if model else None,
        why_no_model="" if model else UNDATED if first.signed is None else ELDEST,
        changes=changes(shown[model.segment.id], wording) if model else (),
        deviations=tuple(deviations),
    )


def _model(segment: Segment, date: PartialDate | None, texts: Sequence[Numbered], signed: Signed) -> _Model | None:
    """The likest wording of an agreement signed on an earlier day; of equals the eldest."""
    if date is None:
        return None
    own = next(one.words for one in texts if one.wording.segment.id == segment.id)
    best: _Model | None = None
    for one in texts:
        other = signed.get(one.wording.segment.agreement)
        if other is None or last_day(other) >= first_day(date):
            continue
        same = common(one.words, own)
        if best is None or same > best.same:
            best = _Model(one.wording.segment, same)
    return best


def changes(model: str, wording: str) -> tuple[Piece, ...]:
    """The way from one wording to another, word by word; only cases of letters are no change of a wording's words."""
    one, other = slot_tokens(model), slot_tokens(wording)
    return tuple(
        piece
        for edit in edits(_folded(one), _folded(other))
        for piece in _pieces(edit.stays, one[edit.a0 : edit.a1], other[edit.b0 : edit.b1])
    )


def _folded(tokens: Sequence[Token]) -> list[Token]:
    return [Token(token.space, token.key.casefold()) for token in tokens]


def _pieces(stays: bool, one: Sequence[Token], other: Sequence[Token]) -> list[Piece]:
    if stays:
        return [Piece(kind=PieceKind.EQUAL, text=_text(other))]
    both = ((PieceKind.DELETE, one), (PieceKind.INSERT, other))
    return [Piece(kind=kind, text=_text(tokens)) for kind, tokens in both if tokens]


def _text(tokens: Sequence[Token]) -> str:
    return "".join(token.text for token in tokens)


def _stretches(base: str, texts: Sequence[Numbered], fixed: Collection[Value]) -> tuple[Stretch, ...]:
    """The parts of a wording between signs, each with the agreements that have less than half of its words there."""
    parts = _parts(base)
    words = [_part_words(part) for part in parts]
    flat = [word for part in words for word in part]
    kept = {one.wording.segment.id: _kept(flat, plain_words(one.wording, fixed)) for one in texts}
    found, at = [], 0
    for part, own in zip(parts, words, strict=True):
        left: dict[str, bool] = {}
        for one in texts:
            agreement = one.wording.segment.agreement
            lacks = 2 * sum(kept[one.wording.segment.id][at : at + len(own)]) < len(own)
            left[agreement] = lacks and left.get(agreement, True)
        found.append(Stretch(text=part, left_out_by=tuple(each for each, lacks in left.items() if lacks)))
        at += len(own)
    return tuple(found)


def _parts(text: str) -> list[str]:
    """A text cut behind signs, each part with at least a few words."""
    parts: list[str] = []
    for match in _PART.finditer(text):
        if parts and (len(_part_words(match[0])) < SHORTEST or len(_part_words(parts[-1])) < SHORTEST):
            parts[-1] += match[0]
        else:
            parts.append(match[0])
    return parts


def _part_words(part: str) -> list[str]:
    """The words of a part as wordings are compared."""
    return [
        word
        for token in slot_tokens(part)
        for word in ([token.key] if token.key.startswith("[") and len(token.key) > 1 else words_of(token.key))
    ]


def _kept(base: Sequence[str], other: Sequence[str]) -> list[bool]:
    """Which words of a wording another has too, in order."""
    known: dict[str, int] = {}
    one, two = ([known.setdefault(word, len(known)) for word in text] for text in (base, other))
    kept = [False] * len(base)
    for code in LCSseq.opcodes(one, two):
        if code.tag == "equal":
            kept[code.src_start : code.src_end] = [True] * (code.src_end - code.src_start)
    return kept
