"""What of a Word file is left out on purpose, kind by kind.

In: texts with the kind they are of. Out: omissions and the problems that go with them. Not here: finding them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from foedera.model.document import Omission, Problem
from foedera.text.counting import letters_and_digits

_REASONS = {
    "deleted text": "tracked changes are read as accepted",
    "hidden text": "it is set not to be printed",
    "table of contents": "it repeats the headings with their pages",
    "code of a field": "Word prints the field's result and not its code",
    "reading aid": "it says how a word is pronounced",
    "mark of a note": "it is kept as the place of the note's call",
    "note nothing calls": "no place in the text calls it, so Word does not print it",
    "header": "what stands above every page is no text of the agreement",
    "footer": "what stands below every page is no text of the agreement",
    "comment": "what a reader said in the margin is no text of the agreement",
    "building blocks": "they are what a template offers to put in",
    "description of a picture": "it is said for who does not see the picture",
    "drawing": "words in charts, diagrams and word art have no place in the order of the text",
    "misplaced text": "it stands where no text can, such as among properties",
    "part nothing refers to": "Word does not show it",
}
_CODES = {
    "hidden text": ("hidden-text", "letters and digits are set not to be printed; they are left out"),
    "table of contents": ("table-of-contents", "letters and digits of a table of contents or an index are left out"),
    "misplaced text": ("part-left-out", "letters and digits stand where no text can; they are left out"),
    "drawing": ("drawing-text", "letters and digits in charts, diagrams or word art are left out"),
}


class Omitted:
    """Counts what is left out."""

    def __init__(self) -> None:
        self.amounts = Counter[tuple[str, str]]()

    def add(self, what: str, texts: Iterable[str]) -> None:
        """Leave out texts of a kind this module declares."""
        self.add_amount(what, sum(letters_and_digits(text) for text in texts))

    def add_amount(self, what: str, amount: int) -> None:
        """Leave out so many letters and digits."""
        self.amounts[what, _REASONS[what]] += amount

    def take(self, others: Iterable[Omission]) -> None:
        """What an imported part left out."""
        for item in others:
            self.amounts[item.what, item.reason] += item.characters

    def records(self) -> list[Omission]:
        """Each kind once, those that hold nothing too."""
        return [Omission(what=w, reason=r, characters=n) for (w, r), n in sorted(self.amounts.items())]

    def problems(self, name: str) -> list[Problem]:
        """The kinds a reader of the text should know of; `name` is the file's."""
        return [
            Problem(code=_CODES[what][0], where=name, text=f"{amount} {_CODES[what][1]}")
            for (what, _), amount in sorted(self.amounts.items())
            if amount and what in _CODES
        ]
