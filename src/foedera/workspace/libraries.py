"""The drafter's side of a workspace: the clause library, drafts and pins. Nothing here writes."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable, Sequence

import msgspec

from foedera.comparing.drafting import draft_of
from foedera.comparing.library import ALIKE, Placed, libraries_of
from foedera.comparing.quoting import areas_by_provision
from foedera.comparing.signing import signed_of
from foedera.ids import split_provision
from foedera.model.agreement import PartyRole
from foedera.model.document import Document, Provision
from foedera.model.draft import Draft
from foedera.model.library import Library
from foedera.model.matrix import Matrix
from foedera.model.pins import Pin
from foedera.store import claims as log
from foedera.workspace.pinning import find_pins, source_of
from foedera.workspace.similarities import Similarities
from foedera.workspace.unknown import unknown_choice, unknown_provision


class Libraries(Similarities):
    """What the next partnership can be drafted from."""

    def libraries(
        self,
        *,
        collection: str | None = None,
        codebook: str | None = None,
        as_of: datetime.date | None = None,
        alike: float = ALIKE,
    ) -> tuple[Library, ...]:
        """The wordings in use for every area of a codebook.

        Args:
            collection: only its agreements; None for every agreement here.
            codebook: whose areas; None for the first one here.
            as_of: the log as it was on that day.
            alike: Jaccard index of runs of five words from which clauses are one wording, above 0 and at most 1.

        Raises:
            UnknownId: no such collection or codebook.
            UsageError: not a threshold.
        """
        with self._reading() as connection:
            last = log.newest(connection)
        return self._libraries(last, collection, self.codebook(codebook).key, as_of, alike)

    def library(
        self,
        area: str,
        *,
        collection: str | None = None,
        as_of: datetime.date | None = None,
        alike: float = ALIKE,
    ) -> Library:
        """The wordings in use for one area.

        Raises:
            UnknownId: no such area or collection.
            UsageError: not a threshold.
        """
        book = self.codebook_of(area)
        found = self.libraries(collection=collection, codebook=book.key, as_of=as_of, alike=alike)
        return next(library for library in found if library.row.area == area)

    def draft(
        self,
        *,
        roles: Sequence[str] = (),
        like: str | None = None,
        takes: Iterable[str] = (),
        collection: str | None = None,
        codebook: str | None = None,
        alike: float = ALIKE,
    ) -> Draft:
        """What the next partnership can start from.

        Args:
            roles: roles its partner holds.
            like: take the roles of this agreement's partners instead.
            takes: areas, or `area:provision`, for the table of contents.
            collection: only its agreements; None for every agreement here.
            codebook: whose areas; None for the first one here.
            alike: as for `libraries`.

        Raises:
            UnknownId: no such agreement, collection, codebook, area or clause.
            UsageError: no such role, or not a threshold.
        """
        known = self.known_roles()
        for role in roles:
            if role not in known:
                raise unknown_choice("role of a partner", role, known)
        matrix = self._all(collection, self.codebook(codebook).key, None)
        columns = [column.agreement for column in matrix.columns]
        return draft_of(
            matrix,
            self.libraries(collection=collection, codebook=codebook, alike=alike),
            {agreement: self._roles(agreement, None) for agreement in columns},
            list(roles) if like is None else self._roles(self._head(like).agreement, None),
            like=like,
            takes=takes,
        )

    def known_roles(self) -> tuple[str, ...]:
        """The roles recorded of any party."""
        return tuple(sorted({entry.value.role for entry in self.ledger().of(PartyRole)}))

    def pins(self, ids: Iterable[str]) -> tuple[Pin, ...]:
        """Clauses, cells and claims by id, in the order given, each once, with what they stand on.

        Raises:
            UnknownId: an id names nothing here.
        """
        return find_pins(self, self._placed, ids)

    @functools.lru_cache(maxsize=8)  # noqa: B019  # a workspace lives as long as the process that opened it
    def _libraries(
        self, _newest: int, collection: str | None, codebook: str, as_of: datetime.date | None, alike: float
    ) -> tuple[Library, ...]:
        matrix = self._all(collection, codebook, as_of)
        placements = {provision: self._placed(provision) for provision in areas_by_provision(matrix)}
        return tuple(libraries_of(matrix, placements, signed_of(self.ledger(as_of=as_of)), alike=alike))

    def _all(self, collection: str | None, codebook: str, as_of: datetime.date | None) -> Matrix:
        """The table of a collection; None for every agreement."""
        agreements = () if collection else self._agreements()
        return self.matrix(collection, agreements=agreements, codebook=codebook, as_of=as_of)

    def _placed(self, provision: str) -> Placed:
        """A provision and the text it stands in; an article read as paragraphs is taken as one.

        Raises:
            UnknownId: no such text, or no such provision in it.
        """
        subject, language, _ = split_provision(provision)
        document, provisions = self._text(f"{subject}/{language}")
        found = provisions.get(provision) or _article(provision, provisions.values())
        if found is None:
            raise unknown_provision(provision)
        return Placed(document, found, source_of(self, document.source))

    @functools.lru_cache(maxsize=32)  # noqa: B019  # as above; a stored text never changes
    def _text(self, identifier: str) -> tuple[Document, dict[str, Provision]]:
        document, provisions = self.document(identifier)
        return document, {provision.id: provision for provision in provisions}


def _article(identifier: str, provisions: Iterable[Provision]) -> Provision | None:
    """An article of which only the paragraphs are provisions, from the first to the last; None where it has none."""
    parts = [provision for provision in provisions if provision.id.startswith(f"{identifier}__")]
    if not parts or not identifier.rpartition("/")[2].rpartition("__")[2].startswith("art_"):
        return None
    return msgspec.structs.replace(
        parts[0],
        id=identifier,
        eid=identifier.rpartition("/")[2],
        kind="article",
        number=None,
        heading=None,
        end=max(part.end for part in parts),
    )
