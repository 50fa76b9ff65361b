"""Ties the notes of a web page to the marks that call them, by the links between the two.

In: the elements of a page, which are changed: a private sign stands where a note is called, and what holds the note is
marked as one. Out: the notes by their signs. Not here: blocks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from foedera.reading.formats.html.web_tree import Element, subtree, text_of
from foedera.text.counting import letters_and_digits

NOTE = "note"
"""What the elements of a note are left out of the page as: they are read where the note is called."""
MARK = "mark of a note"
_MARK = re.compile(r"[\[(]?\s*(\d{1,3}|[*†‡§]{1,3}|[a-z])\s*[\])]?")
_ARROW = re.compile(r"[\[(]?\s*[\^↑↩⤴⬆↵⏎]\ufe0e?\ufe0f?\s*[\])]?")
"""Leads from a note back to its call."""
_SENTINELS = range(0xF000, 0xF8FF)
"""Private signs that stand for note marks while the page is read."""
_LONGEST_MARK = 6
"""Letters and digits of a link that can be a mark; it holds no more than twice as many elements."""
_LONGEST_NOTE = 5000
"""Letters and digits of what can be a note."""
_DEEPEST_ANCHOR = 8
"""So many elements may stand between the anchor of a note and what holds it."""


class WebNote(msgspec.Struct, frozen=True):
    """A note taken out of the page."""

    mark: str
    text: str


class NoteMarks(msgspec.Struct, frozen=True):
    """The notes of a page."""

    notes: dict[str, WebNote]
    """By the sign that stands where the mark was; several signs may call one note."""
    mark_letters: int
    """Letters and digits of the marks that were taken out."""


def notes_of(elements: Sequence[Element]) -> NoteMarks:
    """Takes notes out of the page and puts a sign where each is called."""
    found = _Search(elements)
    for link in elements:
        if link.tag == "a" and not link.out:
            found.take(link)
    return NoteMarks(found.notes, found.mark_letters)


class _Search:
    """Goes through the links and remembers what was found."""

    def __init__(self, elements: Sequence[Element]) -> None:
        self.order = {element: at for at, element in enumerate(elements)}
        self.targets = {element.get("id") or element.get("name"): element for element in reversed(elements)}
        self.targets.pop("", None)
        own = {sign for element in elements for child in element.children if isinstance(child, str) for sign in child}
        self.signs = [chr(code) for code in _SENTINELS if chr(code) not in own]  # icon fonts use private signs too
        self.notes: dict[str, WebNote] = {}
        self.held: dict[Element, WebNote] = {}
        """Notes by what holds them."""
        self.refused = set[Element]()
        """What holds none."""
        self.mark_letters = 0

    def take(self, link: Element) -> None:
        """Take in a link, if it calls a note further on."""
        is_short = link.shown <= _LONGEST_MARK and link.size <= 2 * _LONGEST_MARK
        target = self.targets.get(link.get("href")[1:]) if link.get("href").startswith("#") and is_short else None
        mark = _MARK.fullmatch(text_of(link)) if target is not None else None
        if mark is None or target is None or len(self.notes) == len(self.signs):
            return
        holder = _holder(target)
        if holder not in self.held:
            self._hold(holder, link, mark[1])
        if holder in self.held:
            self._call(link, self.held[holder])

    def _hold(self, holder: Element, link: Element, mark: str) -> None:
        """Take the note out of the page, where what the link leads to is one."""
        is_long = max(holder.shown, holder.size) > _LONGEST_NOTE
        if self.order[holder] < self.order[link] or holder.out == NOTE or is_long or holder in self.refused:
            return
        for element in subtree(holder):
            if element.tag == "a" and element.get("href").startswith("#") and _ARROW.fullmatch(text_of(element)):
                element.out = MARK
        text = text_of(holder)
        head = _MARK.match(text)
        is_marked = head is not None and head[1] == mark
        words = text[head.end() :].lstrip(" .") if head is not None and is_marked else text
        if not words or not (is_marked or holder.tag == "li"):
            self.refused.add(holder)
            return
        self.held[holder] = WebNote(mark, words)
        self.mark_letters += letters_and_digits(text) - letters_and_digits(words)
        for element in subtree(holder):
            element.out = element.out or NOTE

    def _call(self, link: Element, note: WebNote) -> None:
        sign = self.signs[len(self.notes)]
        self.notes[sign] = note
        self.mark_letters += letters_and_digits(text_of(link))
        for element in link.inside():
            for inner in subtree(element):
                inner.out = inner.out or NOTE
        link.children = [sign, *link.inside()]


def _holder(target: Element) -> Element:
    """The block a note stands in, when its anchor is only the mark; of a table of notes, the row."""
    for _ in range(_DEEPEST_ANCHOR):
        if target.tag not in {"a", "sup", "span", "b", "strong", "em", "i"} or target.parent is None:
            break
        target = target.parent
    if target.tag in {"td", "dt"} and target.parent is not None and target.parent.tag == "tr":
        return target.parent
    return target
