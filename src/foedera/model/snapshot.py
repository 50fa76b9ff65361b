"""The snapshot: a workspace at one position of its log, read in one transaction and never changed.

Every view is a function of a snapshot. While the position stands, everybody is handed the same one, and what was worked
out of it once is kept with it (`remembered`). Texts never change; they come when they are asked for, and none that came
after the position.
"""

from __future__ import annotations

import datetime
import functools
import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from foedera.model.claim import Claim
from foedera.model.codebook import Codebook
from foedera.model.document import Document, Provision, TextHead
from foedera.model.ledger import Ledger
from foedera.model.search import TextHit

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


class Texts(Protocol):
    """The texts there were at a position."""

    def of(self, subjects: Sequence[str] | None = None) -> tuple[Document, ...]:
        """The texts of some subjects, or of all (None), by id."""

    def heads(self) -> tuple[TextHead, ...]:
        """What is to be known of each text without reading it, by id."""

    def document(self, identifier: str) -> Document | None:
        """A text; None when there is none of that id."""

    def provisions(self, identifier: str) -> tuple[Provision, ...]:
        """The provisions of a text in reading order; none when there is no such text."""

    def original(self, identifier: str) -> bytes:
        """The bytes a text came as; empty when there is no such text."""

    def search(self, query: str, *, most: int) -> tuple[TextHit, ...]:
        """Provisions that hold all words of a query, best first."""

    def at(self, position: int, identifiers: Collection[str]) -> Texts:
        """Those of them that were there at an earlier position, by their ids."""


class NoTexts:
    """The texts of a workspace that has none."""

    def of(self, subjects: Sequence[str] | None = None) -> tuple[Document, ...]:  # noqa: ARG002  # as Texts has it
        """None."""
        return ()

    def heads(self) -> tuple[TextHead, ...]:
        """None."""
        return ()

    def document(self, identifier: str) -> Document | None:  # noqa: ARG002  # as Texts has it
        """None."""
        return None

    def provisions(self, identifier: str) -> tuple[Provision, ...]:  # noqa: ARG002  # as Texts has it
        """None."""
        return ()

    def original(self, identifier: str) -> bytes:  # noqa: ARG002  # as Texts has it
        """None."""
        return b""

    def search(self, query: str, *, most: int) -> tuple[TextHit, ...]:  # noqa: ARG002  # as Texts has it
        """None."""
        return ()

    def at(self, position: int, identifiers: Collection[str]) -> Texts:  # noqa: ARG002  # as Texts has it
        """None."""
        return self


class Snapshot:
    """The claims, codebooks and texts of a workspace at one position."""

    def __init__(
        self,
        *,
        position: int,
        head: str,
        claims: Sequence[Claim],
        codebooks: Mapping[str, Codebook],
        texts: Texts,
        between: Mapping[int, str] = MappingProxyType({}),
    ) -> None:
        """Take what was read.

        Args:
            position: how many entries the log's chain had.
            head: hash of the chain there, hexadecimal; '' of an earlier state (`at`), whose hash was not read.
            claims: the whole log, in order of recording.
            codebooks: every codebook version by id@version, in the order they came; the register's own is the first.
            texts: the texts at that position.
            between: the entries of the chain that are no claims: position → id of the text or key of the codebook.
        """
        self.between = dict(between)
        self.position = position
        self.head = head
        self.claims = tuple(claims)
        self.codebooks = dict(codebooks)
        self.texts = texts
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()

    @classmethod
    def empty(cls) -> Snapshot:
        """The snapshot of a workspace nothing was recorded in yet."""
        return cls(position=0, head="", claims=(), codebooks={}, texts=NoTexts())

    def followed_by(self, claims: Sequence[Claim], *, position: int, head: str) -> Snapshot:
        """The workspace at a later position, where nothing but these claims was recorded since."""
        if position == self.position:
            return self
        return Snapshot(
            position=position,
            head=head,
            claims=(*self.claims, *claims),
            codebooks=self.codebooks,
            texts=self.texts,
            between=self.between,
        )

    def __repr__(self) -> str:
        return f"<Snapshot at {self.position}: {len(self.claims)} claims, {', '.join(self.codebooks) or 'no codebook'}>"

    @functools.cached_property
    def by_id(self) -> Mapping[str, Claim]:
        """Every claim by its id."""
        return {claim.id: claim for claim in self.claims}

    @functools.cached_property
    def ledger(self) -> Ledger:
        """Every claim that stands, sorted."""
        return Ledger(self.claims)

    @functools.cached_property
    def newest(self) -> datetime.datetime:
        """When the newest claim was recorded, UTC; the first moment there is where there is no claim."""
        first = datetime.datetime.min.replace(tzinfo=datetime.UTC)
        return max((claim.recorded for claim in self.claims), default=first)

    def of(self, *properties: str) -> tuple[Claim, ...]:
        """The claims of some properties, in order of recording."""
        return self.keep(
            (Snapshot.of, properties), 8, lambda: tuple(c for c in self.claims if c.property in properties)
        )

    def as_of(self, day: datetime.date | None) -> Snapshot:
        """The log as it was at the end of a day (UTC), or as it is (None). Texts are not dated: they stay."""
        return self if day is None else self.keep((Snapshot.as_of, day), 4, lambda: self._until(day))

    def at(self, position: int) -> Snapshot:
        """The workspace as it was at an earlier position of its log, texts and codebooks too."""
        return self if position >= self.position else self.keep((Snapshot.at, position), 8, lambda: self._at(position))

    def _at(self, position: int) -> Snapshot:
        between = {at: key for at, key in self.between.items() if at <= position}
        there = set(between.values())
        return Snapshot(
            position=position,
            head="",
            claims=self.claims[: position - len(between)],
            codebooks={key: book for key, book in self.codebooks.items() if key in there},
            texts=self.texts.at(position, there),
            between=between,
        )

    @functools.cached_property
    def begun(self) -> datetime.date | None:
        """The day (UTC) of the first claim; None where nothing was recorded yet."""
        return self.claims[0].recorded.date() if self.claims else None

    @functools.cached_property
    def beginning(self) -> int:
        """The position of what the workspace began with: everything recorded at the moment of its first claim."""
        if not self.claims:
            return self.position
        return self.position_before(self.claims[0].recorded + datetime.timedelta.resolution)

    def position_before(self, moment: datetime.datetime) -> int:
        """Where the log stood when the first claim of a moment (aware), or of a later one, was recorded.

        Texts carry no time. One that stands between an earlier claim and a later one belongs to the later where that
        speaks of it and its source was not described before, as it is with a text somebody adds.
        """
        first = next((at for at, claim in enumerate(self.claims) if claim.recorded >= moment), None)
        if first is None:
            return self.position
        places = [at for at in range(1, self.position + 1) if at not in self.between]
        last, then = places[first - 1] if first else 0, self.claims[first]
        of = {then.subject, then.basis.source}
        before = {claim.subject for claim in self.claims[:first]}
        heads = (head for head in self.texts.heads() if {head.source, head.subject} & of)
        spoken = {head.id for head in heads if head.source not in before}
        own = (at for at in range(last + 1, places[first]) if first == 0 or self.between[at] in spoken)
        return next(own, places[first]) - 1

    def _until(self, day: datetime.date) -> Snapshot:
        claims = [claim for claim in self.claims if claim.recorded.date() <= day]
        return Snapshot(
            position=self.position, head=self.head, claims=claims, codebooks=self.codebooks, texts=self.texts
        )

    def keep(self, key: Hashable, most: int, make: Callable[[], Result]) -> Result:
        """What `make` gives, made once; of the results whose keys begin alike the last `most` are kept.

        Two threads may both make it; the first one's is what both get from then on.
        """
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                found: Result = self._kept[key]
                return found
        made = make()
        with self._lock:
            kept: Result = self._kept.setdefault(key, made)
            alike = [other for other in self._kept if _begins(other) == _begins(key)]
            for old in alike[: len(alike) - most]:
                del self._kept[old]
            return kept


def _begins(key: Hashable) -> Hashable:
    return key[0] if isinstance(key, tuple) else key


Stage = Callable[Concatenate[Snapshot, Parameters], Result]
"""A function of a snapshot."""


def remembered(most: int) -> Callable[[Stage[Parameters, Result]], Stage[Parameters, Result]]:
    """Keeps the last `most` results of a function of a snapshot with that snapshot; other arguments are hashable."""

    def decorate(function: Stage[Parameters, Result]) -> Stage[Parameters, Result]:
        @functools.wraps(function)
        def kept(snapshot: Snapshot, /, *args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
            key = (function, args, tuple(sorted(kwargs.items())))
            return snapshot.keep(key, most, lambda: function(snapshot, *args, **kwargs))

        return kept

    return decorate
