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
    "headings-heavy": ProblemKind(
        meaning="Headings hold so much of the text that sentences were probably taken for headings.",
        settle="Look at the text's headings; tell us of the file if sentences are among them.",
        alarm=True,
    ),
    "headings-missed": ProblemKind(
        meaning="Most provisions stand under no heading, though lines shaped like headings stand between them.",
        settle="Look whether the lines named are headings; provisions are then cited without them.",
        alarm=True,
    ),
    "provision-long": ProblemKind(
        meaning="A provision is so long that it is probably several which were not told apart.",
        settle="Look at the provision; a quote of it is still exact, only its place is coarse.",
        alarm=True,
    ),
    "preamble-heavy": ProblemKind(
        meaning="Nearly the whole text was taken for its preamble, though no article follows.",
        settle="Look where the body begins; tell us of the file if its paragraphs have numbers or headings.",
        alarm=True,
    ),
    "article-twice": ProblemKind(
        meaning="The same article number stands twice in one text, so that one id has a count behind it.",
        settle="Look whether a table of contents, a second text or an annex was taken for the articles.",
        alarm=True,
    ),
    "article-order": ProblemKind(
        meaning="The numbers of articles fall below the one before again and again.",
        settle="Compare the numbers with the file: its font may name figures wrongly, or several texts stand as one.",
        alarm=True,
    ),
    "articles-missed": ProblemKind(
        meaning="Articles seem to stand inside of other provisions, so that they cannot be cited as what they are.",
        settle="Compare the provisions named with the file; tell us of it, because a reader should tell them apart.",
        alarm=True,
    ),
    "ids-counted": ProblemKind(
        meaning="Most ids end in a count, so the printed numbers were probably not understood.",
        settle="Look at the text's numbers; quotes are exact, the ids are not those one would cite.",
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
        settle="Name it with --lang.",
    ),
    "language-mixed": ProblemKind(
        meaning="The text holds whole passages in more than one language; each provision has its own.",
        settle="Nothing, if it is a treaty printed in two languages: the provisions a codebook can read are searched.",
        alarm=True,
    ),
    "language-doubt": ProblemKind(
        meaning="The text is given as being in one language, and most of its words look like another.",
        settle="Look at the text; add it again with the right --lang if the doubt is right.",
    ),
    "language-near": ProblemKind(
        meaning="Nobody says which language the text is in, and its words fit languages that are near one another.",
        settle="Add it again with --lang if it is the other one; the language decides which words are looked for.",
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
    "hidden-text": ProblemKind(
        meaning="The file holds text that is set not to be shown or printed; it was left out.",
        settle="Look whether it belongs to the agreement; if so, show it (in Word, unhide it) and add the file again.",
    ),
    "table-of-contents": ProblemKind(
        meaning="A table of contents or an index was left out, because it repeats the headings.",
        settle="Nothing, unless the agreement itself stands in it.",
    ),
    "text-box": ProblemKind(
        meaning="The file has text boxes, which stand beside the text; each was read behind the paragraph it hangs on.",
        settle="Look whether the boxes stand where they belong.",
    ),
    "symbol-unknown": ProblemKind(
        meaning="A sign of a symbol font is not known; a stand-in is in its place.",
        settle="Look in the file which sign it is; it may change the meaning, as ≥ does.",
        alarm=True,
    ),
    "number-format": ProblemKind(
        meaning="A list counts in signs that are not known; its numbers were written as 1, 2, 3.",
        settle="Compare the numbers with the file before citing them.",
    ),
    "number-missing": ProblemKind(
        meaning="Word counts some numbers only when it prints them (fields like AUTONUM); the file does not hold them.",
        settle="Compare the numbers with the printed text; in Word, save it as PDF and add that.",
        alarm=True,
    ),
    "part-left-out": ProblemKind(
        meaning="A part of the file that Word shows was not read.",
        settle="Open the file in Word, save it under another name, and add that.",
        alarm=True,
    ),
    "drawing-text": ProblemKind(
        meaning="Words in charts, diagrams or word art were left out: they have no place in the order of the text.",
        settle="Look whether the agreement says something in them.",
    ),
    "embedded-file": ProblemKind(
        meaning="Files of other programs are put into the document and were not read.",
        settle="Open them in Word, and add what belongs to the agreement on its own.",
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
    "page-empty": ProblemKind(
        meaning="A page shows no text.",
        settle="Nothing, unless the page is not empty when you look at it; then add the file again with --ocr.",
    ),
    "recognised-language": ProblemKind(
        meaning="Pages that are images were recognised in a language nobody names; letters of another come out wrong.",
        settle="Add the text again with --ocr and --lang, unless the pages are in that language.",
    ),
    "page-recognised": ProblemKind(
        meaning="A page is an image whose text was recognised by a machine (OCR).",
        settle="Compare what is quoted with the page.",
    ),
    "page-ocr-layer": ProblemKind(
        meaning="A page is an image, and its text was laid unseen over it by whoever made the file (OCR).",
        settle="Compare what is quoted with the page: a machine recognised it, and nobody says how well.",
    ),
    "section-sign": ProblemKind(
        meaning="Recognition took the sign § for another at the head of sections; a row of numbers told which.",
        settle="Compare the numbers of sections with the pages; in sentences the sign may still be another.",
    ),
    "letters-unknown": ProblemKind(
        meaning="The file's fonts do not say which letters some of its signs are, or name those of another script.",
        settle="Print the page to an image and add it with --ocr, or give the text as .txt.",
        alarm=True,
    ),
    "figures-misnamed": ProblemKind(
        meaning="A font of the file calls different figures the same, so that numbers come out wrong.",
        settle="Print the pages to images and add them with --ocr; quote no number from this text.",
        alarm=True,
    ),
    "text-direction": ProblemKind(
        meaning="Words that run to the left seem to come out turned round: letters that end words begin them.",
        settle="Compare the text with the page; add it as .txt if its words are turned round.",
        alarm=True,
    ),
    "table-unruled": ProblemKind(
        meaning="A table goes on over pages without any ruling line, so its cells were told by where words stand.",
        settle="Compare the table with the pages; words of two cells may stand in one, or of one in two.",
        alarm=True,
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
