"""Why clauses answer each other, or why one has no counterpart, in a reader's words.

In: links and clauses left over, with what each clause is called. Out: sentences, each true of the parts of its score.
Not here: the score (comparing.alignment).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from foedera.model.alignment import Link, LinkKind, Parts, Unmatched, Why
from foedera.publishing.similarity import percent

SAME, LIKE = 0.999, 0.5
"""Likeness of headings from which they are the same, and from which they are alike."""
APART = 0.05
"""Share of a text from which two places in it are apart."""
SURVIVORS = "names and cognates"
"""What of words comes through a translation (comparing.alignment.survivors)."""
SURE = 0.9999
"""No score is certain; those printed as 1 are rounded."""


class Called(NamedTuple):
    """What a clause goes by."""

    agreement: str
    """Its agreement's short name, with the language where there are several."""
    clause: str
    """Its number and heading, or its first words."""

    def __str__(self) -> str:
        """Both."""
        return f"{self.agreement}, {self.clause}"


Names = Mapping[str, Called]
"""By the clause's id."""


def link_in_words(link: Link, names: Names) -> str:
    """Who answers whom, how surely, and on what grounds."""
    if link.kind is LinkKind.SECONDARY:
        return f"Says part of it too, {_likely(link)}: {names[link.a]}; {names[link.b]}. {_grounds(link, names)}"
    both = f"{names[link.a].agreement} and {names[link.b].agreement}"
    return f"{both}: {_likely(link)} to answer each other. {_grounds(link, names)}"


def alone_in_words(alone: Unmatched, names: Names) -> str:
    """Why a clause has no counterpart, and which one comes nearest."""
    why = alone.why.value[0].upper() + alone.why.value[1:]
    link = alone.nearest
    if link is None:
        return f"{why}."
    near = names[link.b if link.a == alone.clause else link.a]
    called = "The nearest" if alone.why is Why.UNLIKE else "That one"
    return f"{why}. {called} is {near}: {_likely(link)} to answer it. {_grounds(link, names)}"


def _likely(link: Link) -> str:
    return f"{percent(min(link.score, SURE))} likely"


def _grounds(link: Link, names: Names) -> str:
    said = "; ".join(_across(link, names) if link.across else _each(link, names))
    return said[0].upper() + said[1:] + "."


def _each(link: Link, names: Names) -> Iterator[str]:
    parts = link.parts
    yield _likers(link, names, "wording")
    yield f"wording {percent(parts.wording)} alike" if parts.wording else "no telling word in common"
    if parts.heading is not None:
        yield _headings(parts.heading)
    yield _place(parts)
    if parts.neighbours:
        beside = "before and after" if parts.neighbours == 1 else "on one side"
        yield f"the clauses {beside} are each other's likest too"


def _across(link: Link, names: Names) -> Iterator[str]:
    """The grounds of a link between two languages, whose words cannot be weighed."""
    parts = link.parts
    if parts.number is not None:
        yield "the same number" if parts.number else "unlike numbers"
    if parts.under == 0:
        yield "under divisions of unlike numbers"
    if parts.sort == 0:
        yield "of two sorts"
    if parts.survivors or parts.liker_a or parts.liker_b:
        yield _likers(link, names, SURVIVORS)
    yield f"{SURVIVORS} {percent(parts.survivors)} alike" if parts.survivors else "no name or cognate in common"
    if parts.heading is not None:
        yield f"those of the headings {percent(parts.heading)}" if parts.heading else "none in the headings"
    if parts.figures is not None:
        yield f"figures {percent(parts.figures)} alike" if parts.figures else "no figure in common"
    if parts.length is not None:
        yield f"{percent(parts.length)} of translations differ as much in length"
    yield _place(parts)
    yield "in the order both texts keep" if parts.order else "out of the order both texts keep"


def _likers(link: Link, names: Names, what: str) -> str:
    ends = ((link.a, link.parts.liker_a), (link.b, link.parts.liker_b))
    likers = [names[end].agreement for end, more in ends if more]
    if not likers:
        return f"each is the likest in {what} to the other"
    return f"{' and '.join(likers)} {'have' if likers[1:] else 'has'} a clause liker in {what}"


def _place(parts: Parts) -> str:
    return "at about the same place" if 1 - parts.place < APART else f"{percent(1 - parts.place)} of a text apart"


def _headings(heading: float) -> str:
    if heading >= SAME:
        return "the same heading"
    if heading >= LIKE:
        return f"like headings ({percent(heading)})"
    return f"headings little alike ({percent(heading)})" if heading else "unlike headings"
