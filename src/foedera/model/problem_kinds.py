"""The kinds of problems a text can have, each declared once: code, what it means, what to do about it.

A reader or a check of the reading room that meets one makes a Problem of that code. Whoever shows problems reads the
kind here; docs/reference/problems.md is made from it.
"""

from __future__ import annotations

import msgspec


class ProblemKind(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of problem."""

    meaning: str
    """What it says of the text, in a sentence."""
    settle: str
    """What a person does about it, in a sentence."""
    alarm: bool = False
    """Whether what was read may be wrong or incomplete, so that whatever rests on the text is marked."""


PROBLEM_KINDS: dict[str, ProblemKind] = {
    "text-lost": ProblemKind(
        meaning="Letters or digits of the file stand in no provision or heading, and nothing says why.",
        settle="Compare the text with the file; tell us of the file, because a reader should have taken or named it.",
        alarm=True,
    ),
    "encoding-guessed": ProblemKind(
        meaning="The file does not say which encoding it has, so it was guessed.",
        settle="Look at the accented letters; save the file as UTF-8 if they are wrong.",
    ),
    "encoding-declared-wrongly": ProblemKind(
        meaning="The file's bytes are not in the encoding it names.",
        settle="Look at the accented letters; save the file as UTF-8 if they are wrong.",
    ),
    "language-unknown": ProblemKind(
        meaning="Nobody says which language the text is in, and its words are too few to tell.",
        settle="Name it with --language.",
    ),
    "language-doubt": ProblemKind(
        meaning="The text is given as being in one language, and most of its words look like another.",
        settle="Look at the text; add it again with the right --language if the doubt is right.",
    ),
    "part-elsewhere": ProblemKind(
        meaning="The file names a part of the document that stands in another file, and does not hold it.",
        settle="Fetch that part, and add it with the text or on its own.",
    ),
    "picture-left-out": ProblemKind(
        meaning="Pictures stand in the text, and what they show was not read.",
        settle="Look at the pictures in the file: a formula, a form or a map may be part of the agreement.",
    ),
    "converted": ProblemKind(
        meaning="The file was read from a Word document that LibreOffice made of it.",
        settle="Compare numbers, notes and tables with the file, which the conversion may have changed.",
    ),
    "tracked-changes": ProblemKind(
        meaning="The file holds changes nobody accepted or refused; it was read as if all were accepted.",
        settle="Make sure that this is the text that was agreed.",
    ),
    "empty-article": ProblemKind(
        meaning="An article has a heading and no text.",
        settle="Look whether the file is complete.",
    ),
    "page-image": ProblemKind(
        meaning="A page is an image without text, and was not read.",
        settle="Add the file again with --ocr, which recognises the text of images.",
        alarm=True,
    ),
    "page-recognised": ProblemKind(
        meaning="A page is an image whose text was recognised by a machine (OCR).",
        settle="Compare what is quoted with the page.",
    ),
    "page-broken": ProblemKind(
        meaning="A page could not be taken apart, and was not read.",
        settle="Fetch or save the file again, or add its text as .txt.",
        alarm=True,
    ),
    "page-furniture": ProblemKind(
        meaning="Lines repeated on many pages, or named as such by the file, were left out as heads and feet.",
        settle="Nothing, unless one of them is a sentence of the agreement.",
    ),
    "tags-incomplete": ProblemKind(
        meaning="The file's own structure holds too little of its text, so the structure was found by layout.",
        settle="Nothing, unless the order of the text is wrong.",
    ),
    "member-left-out": ProblemKind(
        meaning="A file inside an archive was not read.",
        settle="Add it on its own if it is a text.",
    ),
}
"""Every kind of problem by its code."""
