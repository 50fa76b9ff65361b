"""Kinds of statements: each one declaration, with what it reads and how it is recomputed, on the function that does."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Draft, Sentence
from foedera.watching.prose.parts.names import Names
from foedera.watching.prose.register import Register
from foedera.watching.prose.said.clauses import Clause
from foedera.watching.prose.said.sayings import Saying
from foedera.watching.prose.tables.lines import Line

_DOUBT = re.compile(
    r"\b(?:mistak\w{0,5}|wrong\w{0,2}|errors?|erroneous\w{0,2}|incorrect\w{0,2}|misprint\w{0,2}|confus\w{0,5}"
    r"|allegedly|"
    r"rumou?rs?|some (?:press )?reports|press reports|newspapers?"
    r"|copied(?! (?:the|this|that|its|his|her) (?:idea|example|practice|clause|model))|myth"
    r"|should (?:have )?read|"
    r"had it been|would have|if one|which is (?:right|true|wrong|false) (?:for|of|only)|"
    r"in the same (?:sentence|breath|paragraph)|places \w+ (?:\w+ )?before|contradicts?)\b",
    re.IGNORECASE,
)


_FAMILY = re.compile(
    r"\b(?:security and defen[cs]e|defen[cs]e and security|tailored) partner(?:ship)?s?\b|\bSDPs?\b", re.IGNORECASE
)
_LIKE_IT = re.compile(
    r"\b(?:security|defen[cs]e)(?: and (?:security|defen[cs]e))? (?:pact|partnership|partner|deal|tie-up|accord)s?\b",
    re.IGNORECASE,
)
"""What the partnerships are called loosely, and other things with them."""
_SEVERAL = 4
"""Partners a draft names from which loose words for the partnerships mean them."""
_SHORT = 300
"""Code points up to which a text is a remark whose subject stands elsewhere."""


class Said(NamedTuple):
    """A statement drawn from a sentence, judged. Places count in the sentence."""

    sentence: Sentence
    start: int
    end: int
    says: str
    verdict: Verdict
    why: str
    claims: tuple[str, ...] = ()
    seen: tuple[tuple[int, int], ...] = ()


class ProseCase(NamedTuple):
    """What the kinds look at."""

    draft: Draft
    register: Register
    names: Names
    day: datetime.date
    """The day the draft is judged by."""
    today: datetime.date
    sayings: tuple[Saying, ...] = ()
    """What the draft says was done."""
    clauses: tuple[tuple[Clause, ...], ...] = ()
    """The clauses of each of its sentences; none of a heading."""
    lines: tuple[Line, ...] = ()
    """The lines of its tables."""

    @property
    def family(self) -> bool:
        """Whether the draft is about the partnerships: it names them, however loosely, or is too short to."""
        text = self.draft.text
        return len(text) <= _SHORT or _FAMILY.search(text) is not None or self._loosely(text)

    def _loosely(self, text: str) -> bool:
        """Whether it speaks of pacts on defence of the union with several of the partners."""
        named = {one.id for sentence in self.draft.sentences for one in sentence.parties}
        several = len(named & set(self.register.agreement_of)) >= _SEVERAL
        return several and bool(named & self.register.ledger.unions) and _LIKE_IT.search(text) is not None

    @property
    def prose(self) -> Iterator[Sentence]:
        """Sentences that are neither headings nor questions, which say nothing."""
        return (one for one in self.draft.sentences if one.kind != "heading" and not one.text.endswith("?"))


class Kind(NamedTuple):
    """A kind of statement."""

    key: str
    reads: str
    """The parts a sentence must have."""
    recomputed: str
    """What of the register they are held against."""
    judge: Callable[[ProseCase], Iterable[Said]]
    of_family: bool = False
    """Whether it takes for granted that the draft is about the partnerships, and so is left out where it is not."""


def kind(
    key: str, *, reads: str, recomputed: str, of_family: bool = False
) -> Callable[[Callable[[ProseCase], Iterable[Said]]], Kind]:
    """Declares a kind on the function that draws and judges its statements."""

    def declare(judge: Callable[[ProseCase], Iterable[Said]]) -> Kind:
        return Kind(key, reads, recomputed, judge, of_family)

    return declare


def doubted(text: str) -> bool:
    """Whether a sentence tells of a mistake, or of what is not so: what it repeats is then not its own word."""
    return _DOUBT.search(text) is not None


def whole(sentence: Sentence) -> tuple[int, int]:
    """The sentence as a place."""
    return 0, len(sentence.text)


def cited(register: Register, claims: Iterable[str]) -> str:
    """Who says so, each publisher once, at most three."""
    sources = list(dict.fromkeys(register.source(claim) for claim in claims))
    more = f" and {len(sources) - 3} more" if len(sources) > 3 else ""
    return ", ".join(sources[:3]) + more
