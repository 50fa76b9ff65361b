"""The views of a workspace: everything that can be taken out of it. Nothing here writes."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Sequence

from foedera.coding.coverage.lexicon import CODER
from foedera.coding.reliability import compare_codings
from foedera.coding.reliability.common_cells import VALUE_EQUIVALENCE, Coding, coder_pairs
from foedera.coding.reliability.measures import MEASURES
from foedera.coding.reliability.two_coders import compare_coders
from foedera.comparing.counting import RULES
from foedera.comparing.sets import tally
from foedera.ids import cell_id
from foedera.model.agenda import AgendaItem
from foedera.model.agreement import Agreement
from foedera.model.claim import Claim, Source
from foedera.model.codebook import Codebook
from foedera.model.finding import Finding
from foedera.model.indicator import Profile
from foedera.model.lineage import Lineage
from foedera.model.matrix import Matrix, Tally
from foedera.model.reliability import BetweenCoders, CoderPair, Reliability
from foedera.publishing.briefing import to_html
from foedera.publishing.evidence import verify
from foedera.store import claims as log
from foedera.store import documents
from foedera.watching.agenda import build_agenda
from foedera.watching.findings import find_all
from foedera.watching.profile import build_profile
from foedera.workspace.casework import build_case
from foedera.workspace.codings import codings, listed
from foedera.workspace.libraries import Libraries
from foedera.workspace.unknown import (
    nothing_to_compare,
    unknown_choice,
    unknown_coder,
)


class Views(Libraries):
    """The reading face of a workspace. Each view sees one state of the log."""

    def reliability(self, source: str, *, coder: str = CODER) -> Reliability:
        """How far a machine's reading of a source agrees with the table the same source prints.

        Raises:
            UnknownId: the source states no table, or its text was not coded.
        """
        book = self.codebook()
        lineage = Lineage(book, self.codebooks().values())
        with self._reading() as connection:
            claims = [claim for claim in log.find(connection, properties=["coverage"]) if lineage.of(claim).speaks]
        said = {_place(c): str(c.value["value"]) for c in claims if c.coder == source}
        proposed = {_place(c): str(c.value["value"]) for c in claims if (c.coder, c.basis.source) == (coder, source)}
        if not said or not proposed:
            raise nothing_to_compare(source, coder, len(said), len(proposed))
        return compare_codings(said, proposed, areas=[area.id for area in book.areas])

    def coders(self, *, collection: str | None = None, codebook: str | None = None) -> dict[str, int]:
        """Who has said something of how many cells of a collection (None: of every agreement)."""
        found = listed(self._codings(collection, self.codebook(codebook)))
        return {name: len(coding) for name, coding in sorted(found.items())}

    def coder_pairs(self, *, collection: str | None = None, codebook: str | None = None) -> tuple[CoderPair, ...]:
        """Every two coders who judged common cells of a collection (None: of every agreement), most cells first."""
        book = self.codebook(codebook)
        return coder_pairs(listed(self._codings(collection, book)), [area.id for area in book.areas])

    def reliability_between(
        self,
        first: str,
        second: str,
        *,
        collection: str | None = None,
        codebook: str | None = None,
        values: str = "stated",
        measures: Sequence[str] = (),
    ) -> BetweenCoders:
        """How far two coders agree on the cells both judged, an area and over all.

        Args:
            first: a source, 'person:NAME' or a method; with '/SOURCE' behind it, only its reading of that source.
            second: another.
            collection: only its agreements; None for every agreement.
            codebook: whose areas; None for the first one here.
            values: 'stated', or 'found' when in place is to count as covered.
            measures: which of `foedera.coding.reliability.measures.MEASURES`; none for all.

        Raises:
            UnknownId: a coder has said nothing here.
            UsageError: no such choice of values or measure.
        """
        for what, chosen, known in (("values", [values], VALUE_EQUIVALENCE), ("measure", measures, MEASURES)):
            for word in chosen:
                if word not in known:
                    raise unknown_choice(what, word, list(known))
        with self._reading() as connection:
            last = log.newest(connection)
        book = self.codebook(codebook)
        return self._between(last, first, second, collection, book, values, tuple(measures or MEASURES))

    @functools.lru_cache(maxsize=16)  # noqa: B019  # a workspace lives as long as the process that opened it
    def _between(
        self,
        _newest: int,
        first: str,
        second: str,
        collection: str | None,
        book: Codebook,
        values: str,
        measures: tuple[str, ...],
    ) -> BetweenCoders:
        found = self._codings(collection, book)
        for name in (first, second):
            if name not in found:
                raise unknown_coder(name, list(found))
        return compare_coders(
            found[first],
            found[second],
            coders=(first, second),
            areas=[area.id for area in book.areas],
            codebook=book.key,
            values=values,
            measures=measures,
        )

    def _codings(self, collection: str | None, book: Codebook) -> dict[str, Coding]:
        agreements = None if collection is None else {column.agreement for column in self.columns(collection)}
        with self._reading() as connection:
            claims = log.find(connection, properties=["coverage"])
        return dict(codings(claims, book, agreements=agreements))

    def agenda(self, *, as_of: datetime.date | None = None, collection: str | None = None) -> tuple[AgendaItem, ...]:
        """Promised dialogues of a collection (None: of every agreement) on a day (None: today)."""
        ledger = self.ledger()
        agreements = (
            set(ledger.by_subject(Agreement))
            if collection is None
            else {column.agreement for column in self.columns(collection)}
        )
        return build_agenda(ledger, as_of=as_of or self.clock().date(), agreements=agreements)

    def findings(self) -> tuple[Finding, ...]:
        """Everything the rules find, errors first."""
        return find_all(build_case(self.claims(), self.codebook(), self.codebooks().values()))

    def briefing(self, collection: str = "eu-sdp") -> str:
        """The briefing of a collection as HTML, after the chain of evidence was verified.

        Raises:
            UnknownId: no such collection.
            BrokenEvidence: a claim does not stand on what it cites.
        """
        ledger = self.ledger()
        with self._reading() as connection:
            texts = {document.sha256: document for document in documents.of_subjects(connection)}
        matrix = self.matrix(collection)
        return to_html(
            title="The EU's security and defence partnerships",
            tally=tally(matrix),
            rules={name: rule.sentence for name, rule in RULES.items()},
            ledger=ledger,
            agenda=self.agenda(collection=collection),
            findings=self.findings(),
            checked=verify(self.claims(), ledger.by_subject(Source), texts),
            drawn_up=self.clock().date().isoformat(),
        )

    def profile(self, party: str, index: str, *, year: int | None = None) -> Profile:
        """A party's numbers of an index beside the EU-27's."""
        return build_profile(self.ledger(), party=party, index=index, year=year)

    def tally(self, matrix: Matrix) -> Tally:
        """A matrix counted under every rule."""
        return tally(matrix)


def _place(claim: Claim) -> str:
    return cell_id(claim.subject, claim.value["area"])
