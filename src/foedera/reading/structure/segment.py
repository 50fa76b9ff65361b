"""Blocks → the document's text and its provisions.

In: blocks with clean texts. Out: the text (blocks joined by blank lines, rows of a table by newlines) and provisions
that are disjoint and in order; every block that is not a heading belongs to exactly one of them, and so does a heading
that nothing stands under. Any input gives a valid result. Not here: formats, bytes.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from foedera.ids import EID, provision_id, split_document
from foedera.model.document import Provision
from foedera.reading.blocks import Block
from foedera.reading.structure.calls import with_notes
from foedera.reading.structure.drafts import Draft, bare_headings
from foedera.reading.structure.guessing import SIDE_LEVEL
from foedera.reading.structure.outline import free, name_all, provision_kind
from foedera.reading.structure.signatures import CONCLUSIONS
from foedera.reading.structure.walk import Walk


class Segmented(msgspec.Struct, frozen=True):
    """The text of a document, where each block starts in it, and its provisions."""

    text: str
    starts: tuple[int, ...]
    provisions: tuple[Provision, ...]


def segment(blocks: Sequence[Block], document: str, *, title: str = "", texts: Collection[int] = ()) -> Segmented:
    """The text and provisions of `blocks` as parts of the document with id `document`; `title` is the document's.

    At the places in `texts` the same text begins in another language, with numbers of its own.
    """
    text, starts = _joined(blocks)
    walk = Walk(blocks, split_document(document)[1], title, texts)
    for at in range(len(blocks)):
        walk.step(at)
    bare = list(bare_headings(walk.opened, walk.drafts, walk.root, title))
    drafts = sorted([*walk.drafts, *bare], key=lambda draft: draft.first)
    name_all(list(dict.fromkeys([*walk.nodes, *(draft.node for draft in bare)])))
    eids = _eids(drafts, blocks)
    provisions = [_provision(draft, eid, blocks, starts, document) for draft, eid in zip(drafts, eids, strict=True)]
    spans = [(draft.first, draft.last) for draft in drafts]
    return Segmented(text, starts, with_notes(provisions, blocks, spans, starts))


def _joined(blocks: Sequence[Block]) -> tuple[str, tuple[int, ...]]:
    parts: list[str] = []
    starts: list[int] = []
    length, last = 0, ""
    for block in blocks:
        separator = "" if not parts else "\n" if block.kind == last == "table" else "\n\n"
        length += len(separator)
        starts.append(length)
        length += len(block.text)
        parts += (separator, block.text)
        last = block.kind
    return "".join(parts), tuple(starts)


def _eids(drafts: Sequence[Draft], blocks: Sequence[Block]) -> list[str]:
    """The eId of each draft: the one its format gives, where it is one and nobody else has it; else its node's."""
    given = [blocks[draft.first].eid or "" for draft in drafts]
    if not any(given):
        return [draft.node.eid for draft in drafts]
    taken: dict[str, int] = {}
    return [
        free(own if EID.fullmatch(own) and own != CONCLUSIONS else draft.node.eid, taken)
        for draft, own in zip(drafts, given, strict=True)
    ]


def _provision(draft: Draft, eid: str, blocks: Sequence[Block], starts: Sequence[int], document: str) -> Provision:
    own = draft.opens[-1] if _is_article(draft, eid, blocks) else None
    side = None if own or not draft.opens else _side_heading(draft)
    opens = draft.opens[:-1] if own or side else draft.opens
    return Provision(
        id=provision_id(document, eid),
        document=document,
        eid=eid,
        kind=provision_kind(own.node if own and own.node else draft.node),
        number=own.heading.number if own else draft.number,
        heading=own.heading.title if own else draft.heading or side,
        path=tuple([item.label for item in opens]),
        start=starts[draft.first],
        end=starts[draft.last] + len(blocks[draft.last].text),
        page=blocks[draft.first].page,
    )


def _is_article(draft: Draft, eid: str, blocks: Sequence[Block]) -> bool:
    """Whether a draft is the article it stands under; by the format's word too, where its number is only a dash.

    It is not where another has the article's eId from the format.
    """
    above = draft.opens[-1] if draft.opens else None
    if above is None or above.node is None:
        return False
    if above.node.eid == draft.node.eid:
        return blocks[draft.first].eid is not None or eid == draft.node.eid
    if draft.number is None or blocks[above.at].eid != eid or not above.is_article:
        return False
    return bool(draft.number) and not any(map(str.isalnum, draft.number))


def _side_heading(draft: Draft) -> str | None:
    """The line right above a numbered paragraph that is its heading; None where there is none."""
    last = draft.opens[-1]
    return last.label if last.level == SIDE_LEVEL and last.at == draft.first - 1 else None
