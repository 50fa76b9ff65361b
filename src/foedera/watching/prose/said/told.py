"""What a draft tells: deeds, each with who, to what and when, and the clauses they stand in."""

from __future__ import annotations

from typing import NamedTuple

from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.parts.dates import DateMention
from foedera.watching.prose.parts.verbs import Verb
from foedera.watching.prose.said.clauses import Clause
from foedera.watching.prose.said.focus import Meant


class Saying(NamedTuple):
    """A deed a clause tells of."""

    sentence: Sentence
    start: int
    end: int
    """The clause, in the sentence."""
    verb: Verb
    parties: tuple[str, ...]
    """Whom it is said of, all together; empty where that cannot be told."""
    named: bool
    """Whether they are named in the clause."""
    things: tuple[Meant, ...]
    """What it was done to, kind and id, by every possible reading; empty where that cannot be told."""
    sure: bool
    """Whether the thing is named in the clause."""
    dates: tuple[DateMention, ...]
    """Dates that belong to the deed."""
    planned: bool
    denied: bool


class Told(NamedTuple):
    """What a draft tells."""

    sayings: tuple[Saying, ...] = ()
    """The deeds, in order."""
    clauses: tuple[tuple[Clause, ...], ...] = ()
    """The clauses of each sentence; none of a heading."""
