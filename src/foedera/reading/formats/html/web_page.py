"""Makes a web page ready for reading: what is no text of it is marked as left out, bold lines become headings.

In: the elements of a page, which are changed. Out: the page, and how much of each kind is left out. Not here: blocks;
notes (web_notes).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from foedera.model.document import Omission
from foedera.reading.formats.html import official_journal
from foedera.reading.formats.html.web_around import Around
from foedera.reading.formats.html.web_columns import set_apart
from foedera.reading.formats.html.web_links import link_lists, ways_back
from foedera.reading.formats.html.web_notes import MARK, NOTE, NoteMarks, notes_of
from foedera.reading.formats.html.web_tree import HEADINGS, Element, standing_in, text_of
from foedera.text.counting import letters_and_digits

SCRIPTS = "script or style"
DESCRIPTION = "description of a picture"
HIDDEN = "hidden text"
REASONS = {
    "title of the page": "it is said with the text",
    SCRIPTS: "it is made for the browser",
    "menu or banner": "it stands around the text",
    "form control": "it is there to be filled in or pressed",
    HIDDEN: "the page says that nobody sees it",
    "text for browsers without scripts": "a page shows it instead of itself",
    "drawing or embedded object": "it is no running text",
    "deleted text": "the page marks it as deleted",
    official_journal.PAGE_HEAD: "the journal prints it on each of its acts",
    official_journal.CHANGE_MARK: "it points to the act that changed the text",
    official_journal.CHANGES: "it names the acts that changed the text",
    official_journal.CONTENTS: "it repeats headings",
    MARK: "the note follows its passage",
    DESCRIPTION: "it is said for who does not see the picture",
}
"""Each kind of thing that is left out, and why."""
_TAGS = {
    "title": "title of the page",
    "script": SCRIPTS, "style": SCRIPTS, "template": SCRIPTS, "head": SCRIPTS,
    "nav": "menu or banner", "menu": "menu or banner",
    "button": "form control", "select": "form control", "textarea": "form control", "datalist": "form control",
    "noscript": "text for browsers without scripts", "noframes": "text for browsers without scripts",
    "svg": "drawing or embedded object", "iframe": "drawing or embedded object", "object": "drawing or embedded object",
    "audio": "drawing or embedded object", "video": "drawing or embedded object",
    "canvas": "drawing or embedded object", "annotation": "drawing or embedded object",
    "annotation-xml": "drawing or embedded object", "rp": SCRIPTS,
    "del": "deleted text",
}  # fmt: skip
_CONTENTS = re.compile(r"(?:^|[\s_-])(?:toc|table-?of-?contents|contents-?list)(?:$|[\s_-])", re.IGNORECASE)
_LISTS = frozenset({"ul", "ol", "dl", "table"})
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MAX_HEADING_CHARS = 160
_ENDS_TEXT = re.compile(r"[.;,:]\s*$")
_BOLD = frozenset({"b", "strong"})
_NOT_HEADINGS = frozenset({"td", "th", "li", "blockquote"})


class WebPage(msgspec.Struct, frozen=True):
    """A page, ready to be walked through."""

    top: Element
    """What holds all that is read."""
    notes: NoteMarks
    official: bool
    """Whether its classes are those of EU publications."""
    title: str | None
    """As its <title> says."""
    language: str | None
    """As its root says: a tag of BCP 47, 'en-GB'."""
    omissions: tuple[Omission, ...]


def prepared(elements: Sequence[Element], *, in_book: bool = False) -> WebPage:
    """The page whose elements these are, in order; there must be one.

    Nothing stands around the pages of a book: what is set aside there is text.
    """
    official = official_journal.is_publication(name for element in elements for name in element.classes)
    _leave_out(elements, official=official, in_book=in_book)
    notes = notes_of(elements)
    set_apart(elements)
    _raise_headings(elements)
    title = next((element for element in elements if element.tag == "title"), None)
    return WebPage(
        top=elements[0],
        notes=notes,
        official=official,
        title=None if title is None else " ".join(title.own_text().split()) or None,
        language=elements[0].get("lang") or elements[0].get("xml:lang") or None,
        omissions=_omissions(elements, notes),
    )


def _leave_out(elements: Sequence[Element], *, official: bool, in_book: bool) -> None:
    """Mark what is left out, and all that is in it."""
    surroundings = Around(elements)
    headed, opened = standing_in(elements, HEADINGS | {"summary", "dt"}), _opened(elements)
    contents: set[Element | None] = set()
    lists, back = (set(), set()) if in_book else (link_lists(elements), ways_back(elements))
    for element in elements:
        above = element.parent.out if element.parent is not None else ""
        if element.parent in contents or (
            not in_book and _CONTENTS.search(f"{element.get('id')} {element.get('class')}")
        ):
            contents.add(element)
        if above and element.tag != "title":
            element.out = above
        else:
            around = not in_book and element in surroundings
            is_list = element in lists or (element in contents and element.tag in _LISTS)
            listed = is_list and element.shown <= surroundings.most
            around = around or element in back
            set_apart = official_journal.CONTENTS if listed else "menu or banner" if around else ""
            is_shown = element in headed if element.tag == "button" else element.get("id") in opened
            element.out = ("" if is_shown else _fixed(element, official)) or set_apart


def _opened(elements: Sequence[Element]) -> set[str]:
    """The ids of what a control of the page shows, closed as it may be now: panels below the heading of an article."""
    shown = {
        name.removeprefix("#")
        for element in elements
        for attribute in ("aria-controls", "data-target", "data-bs-target")
        for name in element.get(attribute).split()
    }
    return shown - {""}


def _fixed(element: Element, official: bool) -> str:
    """What an element is left out as, whatever it holds; empty for what may be read."""
    if element.tag in _TAGS:
        return _TAGS[element.tag]
    unseen = "hidden" in element.attributes or element.get("aria-hidden").lower() == "true"
    if unseen or _UNSEEN.search(element.get("style")):
        return HIDDEN
    part = official_journal.part_of(element.classes) if official else ""
    return part if part in REASONS else ""


def _omissions(elements: Iterable[Element], notes: NoteMarks) -> tuple[Omission, ...]:
    """What is left out, each kind once."""
    amounts = Counter[str]()
    for element in elements:
        if element.out and element.out != NOTE:
            amounts[element.out] += letters_and_digits(element.own_text())
        amounts[DESCRIPTION] += letters_and_digits(element.description)
    amounts[MARK] += notes.mark_letters
    return tuple(Omission(what=what, characters=amounts[what], reason=why) for what, why in REASONS.items())


def _raise_headings(elements: Sequence[Element]) -> None:
    """Short paragraphs that are bold from end to end are headings, where most of the text is not bold."""
    set_in = standing_in(elements, _NOT_HEADINGS)
    read = [element for element in elements if not element.out and element not in set_in]
    lines = [element for element in read if element.tag in {"p", "div"} and _is_bold_line(element)]
    bold = sum(element.shown for element in lines)
    if bold * 2 < elements[0].shown:
        for element in lines:
            element.tag = "h6"


def _is_bold_line(element: Element) -> bool:
    inside = [child for child in element.inside() if not child.out]
    if not 0 < element.shown <= _MAX_HEADING_CHARS or element.size > _MAX_HEADING_CHARS or not inside:
        return False
    if element.own_text().strip() or any(child.tag not in _BOLD for child in inside):
        return False
    text = text_of(element)
    return len(text) <= _MAX_HEADING_CHARS and not _ENDS_TEXT.search(text) and any(map(str.isalpha, text))
