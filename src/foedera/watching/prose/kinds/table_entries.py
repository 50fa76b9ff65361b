"""How many entries a table of the draft has, as its prose says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foedera.model.prose import Verdict
from foedera.watching.prose.kind import Kind, ProseCase, Said, doubted, kind
from foedera.watching.prose.kinds.references import pointed_elsewhere
from foedera.watching.prose.parts.numbers import counts_in
from foedera.watching.prose.parts.words import any_of, claims
from foedera.watching.prose.tables.grids import Grid

_ENTRIES = any_of(claims().entries)
_NUMBER = r"(?P<number>[a-z]+(?:-[a-z]+)?|\d{1,2})"
_ALL_OF_IT = re.compile(
    rf"\b(?:all|(?:the|these|those)(?=[\w\s-]{{4,40}}\stable\b))\s{_NUMBER}\s(?:[a-z]+\s)?{_ENTRIES}\s(?:[a-z]+\s)?"
    r"(?P<where>(?:in|of|on) (?:the|this|our) table(?: (?:above|below))?|(?:in|of) Table \d{1,2}|above|below)\b",
    re.IGNORECASE,
)
_IT_LISTS = re.compile(
    r"\b(?P<where>table(?: (?:above|below|\d{1,2}))?)\s(?:lists|names|shows|has|holds|counts|contains|gives)\s"
    rf"(?:just\s|only\s)?{_NUMBER}\s(?:[a-z]+\s)?{_ENTRIES}\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"^(?:together|total|sum|in all|all)\b|^\W*$", re.IGNORECASE)


@kind(
    "table-entries",
    reads="'all five names in the table above', 'Table 2 lists six partners'",
    recomputed="the rows, or the partners in the head, of that table of the draft",
)
def table_entries(case: ProseCase) -> Iterator[Said]:
    """A number of entries against the table itself."""
    for place, sentence in enumerate(case.draft.sentences):
        if sentence.kind == "heading" or doubted(sentence.text):
            continue
        for found in (*_ALL_OF_IT.finditer(sentence.text), *_IT_LISTS.finditer(sentence.text)):
            number, grid = counts_in(found["number"]), _meant(case, found["where"].lower(), place)
            if not number or grid is None or pointed_elsewhere(sentence, found.start("where"), found.end("where")):
                continue
            rows = [row for row in grid.body if not _TOTAL.match(row[0])]
            known = {len(rows)} | ({len(set(grid.columns.values()))} if len(grid.columns) > 1 else set())
            says = f"{int(number[0].value)} entries in the table"
            verdict = Verdict.HOLDS if number[0].value in known else Verdict.CONTRADICTS
            why = f"the draft's own table has {' or '.join(map(str, sorted(known)))}"
            yield Said(sentence, found.start(), found.end(), says, verdict, why)


def _meant(case: ProseCase, where: str, place: int) -> Grid | None:
    """The table that is meant; None where that is not certain."""
    number = re.search(r"\d+", where)
    if number is not None:
        return next((grid for grid in case.draft.tables if grid.number == number[0]), None)
    if "below" in where:
        return next((grid for grid in case.draft.tables if grid.sentence > place), None)
    above = [grid for grid in case.draft.tables if grid.sentence <= place]
    if above:
        return above[-1]
    return case.draft.tables[0] if len(case.draft.tables) == 1 and "above" not in where else None


KINDS: tuple[Kind, ...] = (table_entries,)
