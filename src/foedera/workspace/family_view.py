"""What is asked of families of agreements: the clause types they share, the variants of one, what one has none of.

The part of a view that is about templates (foedera.workspace.view); each method hands the snapshot to the stage that
does the work, and nothing here writes.
"""

from __future__ import annotations

from foedera.comparing import clause_types
from foedera.comparing.templates.cells import USUAL
from foedera.comparing.templates.family import FEWEST, THRESHOLD
from foedera.model.dates import Day, parse_day
from foedera.model.selection import Several, several
from foedera.model.template import AbsenceReport, Templates, TemplateTree
from foedera.workspace.codebook_view import CodebookView


class FamilyView(CodebookView):
    """The families of a workspace as it is at one position of its log."""

    def templates(
        self,
        collection: str | None = None,
        *,
        agreements: Several = (),
        threshold: float = THRESHOLD,
        fewest: int = FEWEST,
        as_of: Day = None,
    ) -> Templates:
        """The clause types of a family, and what each agreement has of them (comparing.clause_types.templates)."""
        return clause_types.templates(
            self.snapshot,
            collection,
            agreements=several(agreements),
            threshold=threshold,
            fewest=fewest,
            as_of=parse_day(as_of),
        )

    def template(
        self,
        identifier: str,
        collection: str | None = None,
        *,
        agreements: Several = (),
        threshold: float = THRESHOLD,
        fewest: int = FEWEST,
        as_of: Day = None,
    ) -> TemplateTree:
        """The variants of the clause type a passage is in, with their models (comparing.clause_types.template_tree).

        Raises:
            UnknownId: the passage is in no clause type of the family.
        """
        return clause_types.template_tree(
            self.snapshot,
            identifier,
            collection,
            agreements=several(agreements),
            threshold=threshold,
            fewest=fewest,
            as_of=parse_day(as_of),
        )

    def absences(
        self,
        agreement: str,
        collection: str | None = None,
        *,
        agreements: Several = (),
        share: float = USUAL,
        threshold: float = THRESHOLD,
        fewest: int = FEWEST,
        as_of: Day = None,
    ) -> AbsenceReport:
        """What most of a family has and was not found in an agreement, each with its search (clause_types.absent).

        Raises:
            UnknownId: no such agreement, or it is not in the family.
        """
        return clause_types.absent(
            self.snapshot,
            agreement,
            collection,
            agreements=several(agreements),
            share=share,
            threshold=threshold,
            fewest=fewest,
            as_of=parse_day(as_of),
        )
