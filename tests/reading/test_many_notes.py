"""Notes in great number: each mark calls the next note with it, and each note has a host."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from foedera.reading.blocks import Block
from foedera.reading.structure.segment import segment

MARKS = ["1", "2", "3", "*"]


@given(st.lists(st.sampled_from([*MARKS, ""]), max_size=30))
def test_a_mark_calls_the_nearest_note_behind_it(kinds: list[str]) -> None:
    """The law, whatever notes stand between: '' is a paragraph that carries every mark."""
    blocks = [
        Block(kind="note", text=f"Note {mark}.", number=mark)
        if mark
        else Block(kind="paragraph", text="Some text.", marks=tuple((4, sign) for sign in MARKS))
        for mark in kinds
    ]
    provisions = segment(blocks, "x/eng").provisions
    for at, (block, provision) in enumerate(zip(blocks, provisions, strict=True)):
        for called in provision.notes:
            behind = [place for place in range(at + 1, len(blocks)) if blocks[place].number == called.mark]
            assert called.note == (provisions[behind[0]].id if behind else None)
        if block.kind == "note" and "" in kinds[:at]:
            host = next(place for place in range(at - 1, -1, -1) if not kinds[place])
            assert provision.eid.startswith(f"{provisions[host].eid}__fn_")


def test_thousands_of_notes_in_a_row() -> None:
    """They are hosts to nobody; each belongs to the one paragraph."""
    count = 5000
    paragraph = Block(kind="paragraph", text="Some text.", marks=tuple((4, str(at)) for at in range(count)))
    notes = [Block(kind="note", text="A note.", number=str(at)) for at in range(count)]
    provisions = segment([paragraph, *notes], "x/eng").provisions
    assert [called.note for called in provisions[0].notes] == [item.id for item in provisions[1:]]
