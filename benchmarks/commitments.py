"""How well undertakings and bodies are read, against hand labels of treaties that were held out.

    python -m benchmarks.commitments            prints the figures
    python -m benchmarks.commitments --write    writes them into evaluation/commitments.md, between its two marks

The labels (evaluation/*_gold.csv) name sentences by file and hash; the texts must lie beside the checkout.
"""

from __future__ import annotations

import datetime
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import msgspec

from benchmarks import dialogues
from benchmarks.deeds_drawn import text_of
from benchmarks.dialogues import rows
from benchmarks.page import give
from foedera.coding.commitments import commitment_claims
from foedera.coding.english.modality import ModalityClassifier
from foedera.coding.english.phrase_patterns import PhrasePatterns
from foedera.coding.ranker.sentence_learning import sentence_name
from foedera.model.commitment import Commitment
from foedera.text.sentences import sentences
from foedera.workspace.seed import built_in_ladder, built_in_phrases

ROOT = Path(__file__).resolve().parents[1]
EVALUATION = ROOT / "evaluation"
PAGE = EVALUATION / "commitments.md"
WHEN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
DRAWS = 2000
NONE, OTHER = "none", "other"
FIELDS = ("strength", "actor", "periodicity", "deadline")

Pair = tuple[str, str]


class Labelled(msgspec.Struct, frozen=True):
    """A sentence of the gold with what a person and what the coder say of it."""

    draw: str
    file: str
    sentence: str
    stratum: str
    gold: dict[str, str]
    found: dict[str, str] | None
    """None where the sentence was not found again."""


def partners_of(file: str) -> tuple[str, ...]:
    """Names of the side that is not the EU, from the title 'EC - Turkey'; none for other agreements."""
    sides = [side.strip() for side in text_of(file).document.title.split(" - ")]
    return tuple(side for side in sides if side not in ("EC", "EU")) if {"EC", "EU"} & set(sides) else ()


@cache
def read_sentences(file: str) -> dict[str, dict[str, str]]:
    """What the coder says of each sentence of a text, by the sentence's hash; of several undertakings, of the first."""
    result = text_of(file)
    text = result.document.text
    wanted = {row["sentence"] for row in rows("commitments_gold.csv") if row["file"] == file}
    places = {
        key: p.id
        for p in result.provisions
        for s, e in sentences(text[p.start : p.end])
        if (key := sentence_name(text[p.start + s : p.start + e])) in wanted
    }
    said = {key: dict.fromkeys(FIELDS, NONE) for key in places}
    claims = commitment_claims(
        result.document,
        result.provisions,
        agreement=result.document.subject,
        recorded=WHEN,
        classifier=ModalityClassifier(built_in_ladder()),
        phrases=PhrasePatterns(built_in_phrases(), partners=partners_of(file)),
        cited=set(places.values()),
    )
    numbers = {p.id: p.start for p in result.provisions}
    for claim in reversed(claims):
        span = claim.basis.span
        if span is None:
            continue
        record = msgspec.convert(claim.value, Commitment)
        labels = {
            "strength": record.strength.value,
            "actor": record.actor or OTHER,
            "periodicity": record.periodicity or NONE,
            "deadline": record.due or NONE,
        }
        said[sentence_name(span.quote)] = labels
        said[sentence_name(text[numbers[span.provision] : span.end])] = labels
    return said


def labelled() -> list[Labelled]:
    """Every labelled sentence beside what the coder says."""
    return [
        Labelled(
            row["draw"],
            row["file"],
            row["sentence"],
            row["stratum"],
            {field: row[field] for field in FIELDS},
            read_sentences(row["file"]).get(row["sentence"]),
        )
        for row in rows("commitments_gold.csv")
    ]


def kappa(pairs: Sequence[Pair]) -> float:
    """Cohen's kappa; 1.0 where both only ever say the same one thing."""
    agreed = sum(a == b for a, b in pairs) / len(pairs)
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(left[label] * right[label] for label in left) / len(pairs) ** 2
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)


def accuracy(pairs: Sequence[Pair]) -> float:
    """Share of pairs that agree."""
    return sum(a == b for a, b in pairs) / len(pairs)


def interval(items: Sequence[Pair], measure: Callable[[Sequence[Pair]], float]) -> str:
    """The measure with its 95 % interval, by bootstrap over the items."""
    chance = random.Random(7)  # noqa: S311  # resampling, not a secret
    drawn = sorted(measure(chance.choices(items, k=len(items))) for _ in range(DRAWS))
    return f"{measure(items):.2f} ({drawn[int(DRAWS * 0.025)]:.2f}–{drawn[int(DRAWS * 0.975)]:.2f})"


def report() -> Iterator[str]:
    """The tables, as Markdown."""
    every = labelled()
    for draw, title in (("2", "Second draw"), ("1", "First draw")):
        items = [item for item in every if item.draw == draw and item.found is not None]
        lost = sum(item.draw == draw for item in every) - len(items)
        texts = len({item.file for item in items})
        yield f"**{title}:** {len(items)} sentences of {texts} held-out texts; {lost} not found again."
        yield ""
        yield from _sentence_table(items)
        yield ""
        yield from dialogues.report(draw)
        yield ""
    yield "**Digests against the register** (seen)"
    yield ""
    yield from dialogues.digests()


def _sentence_table(items: Sequence[Labelled]) -> Iterator[str]:
    yield "| | sentences | accuracy | kappa |"
    yield "|---|--:|---|---|"
    yield _line("is there an undertaking?", [(_any(i.gold), _any(i.found)) for i in items])
    yield _line("strength, all sentences", _pairs(items, "strength"))
    for stratum in ("plain", "timed", "hedged"):
        yield _line(f"strength, {stratum} sentences", _pairs([i for i in items if i.stratum == stratum], "strength"))
    both = [i for i in items if i.gold["strength"] != NONE and i.found and i.found["strength"] != NONE]
    for field in FIELDS:
        yield _line(f"{field}, where both see an undertaking", _pairs(both, field))
    for field in ("periodicity", "deadline"):
        yield _line(f"{field}, where the person states one", _pairs([i for i in items if i.gold[field] != NONE], field))


def _any(labels: dict[str, str] | None) -> str:
    return "none" if labels is None or labels["strength"] == NONE else "some"


def _pairs(items: Sequence[Labelled], field: str) -> list[Pair]:
    return [(item.gold[field], item.found[field]) for item in items if item.found is not None]


def _line(name: str, pairs: Sequence[Pair]) -> str:
    return f"| {name} | {len(pairs)} | {interval(pairs, accuracy)} | {interval(pairs, kappa)} |"


def main() -> None:
    """Print the figures, or write them into the page."""
    give(PAGE, "figures", list(report()))


if __name__ == "__main__":
    main()
