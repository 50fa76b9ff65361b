"""What a person says in a workspace: cells, proposals, findings, commitments. Each is a claim under her name.

The part of an open workspace by which people speak (foedera.workspace.workspace).
"""

from __future__ import annotations

from foedera.model.claim import Claim, Source
from foedera.model.dates import Day, as_written
from foedera.model.selection import Named
from foedera.model.snapshot import Snapshot
from foedera.workspace import saying, silencing, sources
from foedera.workspace.snapshot import Snapshots
from foedera.workspace.view import View


class Decisions(View):
    """A workspace people decide in. Each decision is one transaction that reads what it decides on."""

    _snapshots: Snapshots

    @property
    def snapshot(self) -> Snapshot:
        """The workspace as it is now; the same snapshot while nothing is written."""
        return self._snapshots.take()

    def decide(
        self,
        cell: str,
        value: str,
        *,
        by: str,
        because: str | None = None,
        note: str | None = None,
        codebook: Named = None,
        seen: int | None = None,
    ) -> Claim:
        """Record what a person decides of a cell; it stands above every other claim, until a person decides again.

        Args:
            cell: 'agreement/area'.
            value: one of `foedera.model.review.DECISIONS`.
            by: the person's name.
            because: id of a claim on the cell whose basis the decision stands on; None where the person read the whole
                text, which the note then has to speak of.
            note: in the person's own words.
            codebook: whose area; None for that of `because`, else the one the area belongs to.
            seen: position of the log at which the person looked; None where it does not matter.

        Returns:
            The claim; the one on record where the person had said the very same and it still decides.

        Raises:
            UnknownId: no such agreement, area or claim; or no text to stand on.
            UsageError: no name, no such value, a claim on another cell, or no evidence.
            SaidMeanwhile: somebody spoke on the cell after `seen`; nothing was recorded.
        """
        with self._snapshots.writing() as writer:
            return saying.decide(
                writer,
                cell,
                value,
                by=by,
                because=because,
                note=note,
                codebook=codebook,
                seen=seen,
                recorded=self.clock(),
            )

    def accept(self, claim: str, *, by: str, note: str | None = None) -> Claim:
        """Record as a person's own what a machine proposes (a fact, dialogue or commitment), on the same basis.

        Raises:
            UnknownId: no such claim.
            UsageError: no name, or the claim is no proposal that waits for a person.
        """
        with self._snapshots.writing() as writer:
            return saying.accept(writer, claim, by=by, note=note, recorded=self.clock())

    def source_add(
        self,
        url: str,
        *,
        title: str,
        publisher: str,
        by: str,
        rank: str = "secondary",
        kind: str = "document",
        date: Day = None,
        licence: str | None = None,
        id: str | None = None,
    ) -> Claim:
        """Record a publication with an address, which can then be fetched, cited and watched.

        Args:
            url: http or https; every address once.
            title: what it is called.
            publisher: who issues it.
            by: the person's name.
            rank: primary where it issues the fact itself (a party, an EU body, the text); else secondary.
            kind: document, official, press, think_tank, law_firm, reference or dataset.
            date: when it was published: 2025, 2025-05, 2025-05-19 or a date; None where that is unknown.
            licence: under which terms it may be used.
            id: its id; None makes one of publisher and title.

        Raises:
            UsageError: with everything that is wrong, part by part; then nothing is recorded.
        """
        published = as_written(date)
        record = Source(
            title=title, publisher=publisher, kind=kind, rank=rank, date=published, url=url.strip(), licence=licence
        )
        with self._snapshots.writing() as writer:
            return sources.add_source(writer, record, identifier=id, by=by, recorded=self.clock())

    def silence(self, finding: str, *, by: str, note: str | None = None, undo: bool = False) -> Claim:
        """Record that a finding needs no more attention, or, with `undo`, that it does again.

        It then stands in a list of its own (`check(silenced=True)`). When what it rests on changes, it speaks again.

        Args:
            finding: its id.
            by: the person's name.
            note: why; needed, but to undo.
            undo: take back what was decided.

        Returns:
            The claim; the one on record where the very same was decided last.

        Raises:
            UnknownId: no such finding stands.
            UsageError: no name, no reason, or nothing to undo.
        """
        with self._snapshots.writing() as writer:
            return silencing.silence(writer, finding, by=by, note=note, undo=undo, recorded=self.clock())

    def progress(
        self,
        commitment: str,
        status: str,
        *,
        date: Day,
        source: str,
        by: str,
        locator: str = "whole page",
        text: str | None = None,
    ) -> Claim:
        """Record where a commitment stands, on a source; what follows from all evidence is computed, never set.

        Args:
            commitment: its id, as `commitments` names it.
            status: open, under_way, done, dropped, or unknown for a search in vain.
            date: since when: 2025, 2025-07, 2025-07-23 or a date; of unknown, when it was searched.
            source: id of the source that says so.
            by: the person's name.
            locator: where in the source.
            text: what happened, in the person's own words.

        Returns:
            The claim; the one on record where the person had said the very same.

        Raises:
            UnknownId: no such commitment or source.
            UsageError: no name, no such status, a date that is none, is still to come or lies before the commitment,
                or a commitment only a machine proposes.
        """
        with self._snapshots.writing() as writer:
            item = View(writer.snapshot, self.clock).commitment(commitment)
            return saying.progress(
                writer,
                item,
                status,
                date=date,
                source=source,
                locator=locator,
                text=text,
                by=by,
                recorded=self.clock(),
            )
