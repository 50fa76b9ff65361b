"""Questions: areas of a codebook and numbered provisions, in portions of a stated size.

In: instructions, areas, a document and its provisions. Out: questions that together show every provision to every area.
Not here: sending them.

Areas and provisions travel as JSON, so nothing a text holds can pass for the frame around it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import msgspec

from foedera.coding.wordlists import read_list
from foedera.errors import UsageError
from foedera.model.codebook import Area
from foedera.model.document import Document, Provision
from foedera.text.leads import Leads, Range

SIZE = 24_000
"""Characters of a question, instructions included, unless a user says otherwise: about 6,000 tokens of English."""

LEAST_ROOM = 1_000
"""Characters that must be left for provisions beside instructions and areas."""

MOST_HEADINGS = 200
"""Characters of the headings above a provision that are shown."""

MOST_LEAD = 400
"""Characters, as JSON, of the sentence an item completes that are shown."""

Item = TypeVar("Item")


class PromptText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a model is told before it sees areas and provisions; every answer is recorded with its version."""

    id: str
    version: int
    meaning: str
    source: str
    text: str

    @property
    def key(self) -> str:
        """The id with its version: coverage@1."""
        return f"{self.id}@{self.version}"


class Prompt(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to send to a model, and what an answer may speak of."""

    document: str
    number: int
    """Counted from 1 within the document."""
    of: int
    areas: tuple[str, ...]
    """Ids of the areas asked about."""
    provisions: dict[int, Provision]
    """The provisions shown, by the number they are shown under: their place in the document, from 1."""
    instructions: str
    """What goes first, as the system's message."""
    content: str
    """The JSON, as the user's message."""


class _Portion(msgspec.Struct, frozen=True):
    """A provision, or part of a long one, as it is shown."""

    number: int
    headings: str
    lead: str
    """The sentence an item of a list completes; empty where it stands by itself."""
    text: str


class _Asked(msgspec.Struct, frozen=True):
    """An area as it is shown: its expressions stay out, so that the model's reading is its own."""

    id: str
    label: str
    definition: str
    include: str
    exclude: str


class _Content(msgspec.Struct, frozen=True):
    rules: Sequence[str]
    areas: list[_Asked]
    provisions: list[_Portion]


def read_prompt_text(text: str, *, name: str) -> PromptText:
    """What a model is told, from its YAML text.

    Raises:
        InvalidRegister: naming the field that does not fit.
    """
    return read_list(text, PromptText, what="the wording of the question", name=name)


def prompts(
    prompt_text: PromptText,
    areas: Sequence[Area],
    document: Document,
    provisions: Sequence[Provision],
    *,
    rules: Sequence[str] = (),
    size: int = SIZE,
) -> tuple[Prompt, ...]:
    """The questions that show every provision to every area.

    Args:
        prompt_text: what goes first.
        areas: the areas asked about; none gives no question.
        document: the text.
        provisions: the provisions to show; they are numbered by their place in this list, from 1.
        rules: what holds above all areas (Codebook.rules); every question shows them.
        size: characters of instructions and content of one question, at most. A provision that does not fit is shown in
            portions, cut between sentences where it can be.

    Raises:
        UsageError: the size leaves no room for provisions beside the instructions and the longest area.
    """
    shown = [_Asked(a.id, a.label, a.definition, a.include, a.exclude) for a in areas]
    around = len(prompt_text.text) + len(_text(_Content(rules, [], [])))
    least = around + max(2 * LEAST_ROOM, LEAST_ROOM + max(map(_length, shown), default=0))
    if size < least:
        raise _too_small(size, least)
    room = size - around
    numbered = dict(enumerate(provisions, 1))
    leads = Leads(document, provisions)
    lead = {number: _lead(document.text, leads.of(provision)) for number, provision in numbered.items()}

    def pairs_with(most: int) -> list[_Content]:
        """Every portion with every group of areas, the areas of one question taking so many characters at most."""
        pairs: list[_Content] = []
        for group in _packed(shown, most):
            left = room - sum(map(_length, group))
            portions = [
                part
                for number, provision in numbered.items()
                for part in _portions(number, provision, lead[number], document.text, left)
            ]
            pairs += [_Content(rules, group, together) for together in _packed(portions, left)]
        return pairs

    pairs = min((pairs_with(most) for most in (room // 2, min(room * 3 // 4, room - LEAST_ROOM))), key=len)
    return tuple(
        Prompt(
            document=document.id,
            number=place,
            of=len(pairs),
            areas=tuple(area.id for area in pair.areas),
            provisions={part.number: numbered[part.number] for part in pair.provisions},
            instructions=prompt_text.text,
            content=_text(pair),
        )
        for place, pair in enumerate(pairs, 1)
    )


def _lead(text: str, leads: Sequence[Range]) -> str:
    """What leads an item in, the outermost words first; of overlong words the beginning."""
    words = " ".join(" ".join(text[start:end].split()) for start, end in leads)
    shown = words
    while len(_text(shown)) > MOST_LEAD:
        shown = shown[: len(shown) * 7 // 8]
    return shown if shown == words else f"{shown}…"


def _portions(number: int, provision: Provision, lead: str, text: str, room: int) -> Iterator[_Portion]:
    headings = " · ".join((*provision.path, provision.heading or ""))[:MOST_HEADINGS]
    body = text[provision.start : provision.end]
    empty = _length(_Portion(number, headings, lead, ""))
    for piece in _cut(body, lambda piece: empty + _length(piece) <= room):
        yield _Portion(number, headings, lead, piece)


def _cut(text: str, fits: Callable[[str], bool]) -> Iterator[str]:
    """The text in pieces that fit: whole, else cut behind a sentence, else at a blank, else anywhere."""
    while text and not fits(text):
        end = len(text)
        while end > 1 and not fits(text[:end]):
            end = end * 3 // 4
        at = max(text.rfind(". ", 0, end) + 1, text.rfind("\n", 0, end)) or text.rfind(" ", 0, end)
        at = at if at > 0 else end
        yield text[:at]
        text = text[at:].lstrip()
    if text:
        yield text


def _packed(items: Sequence[Item], room: int) -> list[list[Item]]:
    """Items in order, as many together as fit; one that does not fit stands alone."""
    packs: list[list[Item]] = []
    left = 0
    for item in items:
        length = _length(item)
        if not packs or length > left:
            packs.append([])
            left = room
        packs[-1].append(item)
        left -= length
    return packs


def _length(item: object) -> int:
    """Characters an item takes in the JSON, with the comma behind it."""
    return len(_text(item)) + 1


def _text(item: object) -> str:
    return msgspec.json.encode(item).decode()


def _too_small(size: int, least: int) -> UsageError:
    return UsageError(
        "the size of a question leaves no room for provisions",
        where=f"{size} characters",
        expected=f"at least {least} characters for these areas",
        found=str(size),
        next_step=f"ask with: --size {least}",
    )
