"""The briefing as one HTML file: numbers with their rules, the table, the partners, the agenda, the findings.

In: records. Out: HTML that stands alone. Every line carries a number that leads to its source and locator.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from foedera.model.agenda import AgendaItem
from foedera.model.claim import Claim, Source
from foedera.model.coverage import MARKS
from foedera.model.dossier import Dossier
from foedera.model.finding import Finding
from foedera.model.ledger import Ledger
from foedera.model.matrix import Matrix, Tally
from foedera.model.property import Place
from foedera.model.rhythm import how_often
from foedera.publishing.dossier import build_dossier
from foedera.publishing.lines import due_in_words
from foedera.publishing.outlook import outlook
from foedera.publishing.standing_page import standing_page
from foedera.publishing.tables import SYMBOLS, WORDS, heads, legend


class Notes:
    """Numbers references in the order of their first use: one number for one place in one source."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._numbers: dict[tuple[str, str], int] = {}

    def number(self, claim: Claim) -> int:
        """The number of the place a claim stands on."""
        return self._numbers.setdefault((claim.basis.source, claim.basis.locator), len(self._numbers) + 1)

    def listed(self) -> list[tuple[int, str, Source | None, str]]:
        """(number, source id, source, locator) in order."""
        return [
            (number, source, self._sources.get(source), locator) for (source, locator), number in self._numbers.items()
        ]


def to_html(
    *,
    title: str,
    tally: Tally,
    headlines: Mapping[str, str],
    ledger: Ledger,
    agenda: Sequence[AgendaItem],
    findings: Sequence[Finding],
    checked: int,
    drawn_up: str,
    log: tuple[int, str],
) -> str:
    """The briefing.

    Args:
        title: its title.
        tally: the matrix it is about, counted.
        headlines: the counting rules whose numbers open it, and the sentence of each.
        ledger: everything known.
        agenda: promised dialogues.
        findings: contradictions and gaps.
        checked: how many claims the chain of evidence was verified for.
        drawn_up: the day, ISO.
        log: position and head of the log it was drawn from.
    """
    notes = Notes({subject: entries[-1].value for subject, entries in ledger.by_subject(Source).items()})
    return standing_page(
        "briefing.html",
        title=title,
        matrix=tally.matrix,
        legend=legend(tally.matrix),
        heads=heads(tally.matrix),
        marks=MARKS,
        left_out_here=tally.left_out,
        symbols=SYMBOLS,
        words=WORDS,
        headlines=[(tally.counts[name], sentence) for name, sentence in headlines.items()],
        partners=[(_partner(ledger, tally.matrix, c.agreement), c, tally) for c in tally.matrix.columns],
        outlook=outlook(ledger),
        agenda=agenda,
        due=due_in_words,
        how_often=how_often,
        findings=findings,
        notes=notes,
        checked=checked,
        drawn_up=drawn_up,
        log=log,
    )


def _partner(ledger: Ledger, matrix: Matrix, agreement: str) -> Dossier:
    dossier = build_dossier(ledger, agreement, place=Place.BRIEFING)
    if dossier is None:
        raise ValueError(f"{agreement} stands in the matrix {matrix.codebook} and in no claim")
    return dossier
