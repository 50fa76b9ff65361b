"""Invented agreements as whole texts, and what editors do to them: words, points, paragraphs, order, headings."""

from __future__ import annotations

import random
import re

from foedera.comparing.alignment.aligner import align
from foedera.comparing.alignment.whole_text import WholeText, redlined_text
from foedera.model.alignment import AlignedRow, Alignment, Clause, Link, LinkKind, Parts, Side
from foedera.model.redlined_text import ComparedText, RedlinedText

SUBJECTS = ("ports", "pilots", "charts", "mines", "crews", "cargo", "fuel", "weather", "lights", "docks", "quarantine")
DEEDS = ("meet", "share plans", "open talks", "train staff", "send reports", "name an officer", "keep a register")
ENDS = ("once a year", "within 30 days", "at their own cost", "in good faith", "where they can", "by agreement")


def sentence(dice: random.Random) -> str:
    """A sentence about ships."""
    subject, deed, end = dice.choice(SUBJECTS), dice.choice(DEEDS), dice.choice(ENDS)
    return f"On {subject}, the Participants of {dice.choice(['Norway', 'Iceland'])} shall {deed} {end}."


def agreement(dice: random.Random, clauses: int = 8) -> list[str]:
    """Lines: headings without a full stop, numbered clauses, points."""
    lines = ["Agreement on the safety of ships"]
    for number in range(1, clauses + 1):
        if number % 3 == 1:
            lines.append(f"Part {'I' * (number // 3 + 1)} {dice.choice(SUBJECTS)} and {dice.choice(SUBJECTS)}")
        lines.append(f"{number}. {sentence(dice)} {sentence(dice)}")
        if dice.random() < 0.3:
            lines.append(f"(a) {sentence(dice)}")
    return lines


def edited(lines: list[str], dice: random.Random) -> list[str]:
    """The lines after a handful of changes of any kind."""
    done = list(lines)
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(done)) if done else 0
        match dice.randrange(8):
            case 0 if done:
                del done[at]
            case 1:
                done.insert(at, f"{dice.randint(1, 12)}. {sentence(dice)}")
            case 2 if done:
                done.insert(dice.randrange(len(done)), done.pop(at))
            case 3 if done:
                words = done[at].split(" ")
                words[dice.randrange(len(words))] = dice.choice(["", "may", "all ports,", "(b)", "the\tcoast"])
                done[at] = " ".join(filter(None, words)) or "void"
            case 4 if done:
                done[at] += " " + sentence(dice)
            case 5 if done:
                done[at] = sentence(dice)
            case 6 if len(done) > 1:
                at = max(at, 1)
                done[at - 1 : at + 1] = [" ".join(done[at - 1 : at + 1])]
            case _ if done:
                done[at] = re.sub(r"^\d+\.", f"{dice.randint(1, 20)}.", done[at])
    return done


def whole(name: str, lines: list[str], between: str = "\n\n") -> WholeText:
    """Lines as a text: those that end with a full stop are clauses, the others headings."""
    text, clauses = between.join(lines), list[Clause]()
    at = 0
    for line in lines:
        if line.endswith("."):
            number = re.match(r"(?:\d+|[IVX]+)\.|\([a-z]\)", line)
            identifier = f"{name}/eng/para_{len(clauses) + 1}"
            clauses.append(
                Clause(
                    id=identifier,
                    sort="text",
                    number=number[0] if number else None,
                    heading="",
                    provisions=(identifier,),
                    start=at,
                    end=at + len(line),
                    text=line,
                    numbers=(number.span(),) if number else (),
                )
            )
        at += len(line) + len(between)
    told = ComparedText(name=name.title(), document=f"{name}/eng", agreement=name, left_out=0)
    return WholeText(told=told, text=text, clauses=tuple(clauses))


def redlined(
    one: list[str],
    other: list[str],
    names: tuple[str, ...] = (),
    between: str = "\n\n",
    pairs: list[tuple[int, int]] | None = None,
) -> RedlinedText:
    """The redline of two lists of lines.

    Args:
        one: the first text's.
        other: the second's.
        names: ids of the parties whose names count as equal.
        between: what sets the second one's paragraphs apart.
        pairs: which clause answers which; None for what the aligner finds.
    """
    texts = whole("one", one), whole("other", other, between)
    first, second = (
        Side(agreement=text.told.agreement, language="eng", role="text", clauses=text.clauses) for text in texts
    )
    if pairs is None:
        return redlined_text(*texts, align((first, second)), names)
    rows = tuple(_row(first.clauses[i], second.clauses[j]) for i, j in pairs)
    alignment = Alignment(sides=(first, second), rows=rows, unmatched=(), method="by hand")
    return redlined_text(*texts, alignment, names)


def _row(a: Clause, b: Clause) -> AlignedRow:
    parts = Parts(wording=1.0, place=1.0, neighbours=1.0, liker_a=0.0, liker_b=0.0)
    spans = {"a_span": (a.start, a.end), "b_span": (b.start, b.end)}
    link = Link(a=a.id, b=b.id, score=1.0, parts=parts, kind=LinkKind.ANSWERS, **spans)
    return AlignedRow(clauses=(a.id, b.id), links=(link,))
