"""How many of the bodies and dialogues a person finds in held-out treaties the coder finds, and how many it makes up.

Part of python -m benchmarks.commitments. Names are the same when they share their noun and one holds all the words of
the other.
"""

from __future__ import annotations

import csv
import datetime
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from benchmarks.deeds_drawn import text_of
from foedera import data
from foedera.coding.english.phrases import Phrasebook
from foedera.coding.english.strength import Grip
from foedera.coding.institutions.bodies import Finder
from foedera.coding.institutions.dialogues import dialogue_claims
from foedera.model.document import ReadResult
from foedera.model.event import Dialogue
from foedera.reading import read
from foedera.workspace.seed import built_in_bodies, built_in_ladder, built_in_phrases

EVALUATION = Path(__file__).resolve().parents[1] / "evaluation"
WHEN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
DRAWS = 2000
_NOUNS = (
    "dialogue",
    "consultation",
    "committee",
    "commission",
    "council",
    "forum",
    "board",
    "conference",
    "group",
    "party",
)
_SMALL = frozenset(["the", "of", "on", "and", "for", "a", "an", "to", "in", "regular", "eu"])

Fact = dict[str, str]


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a file of labels."""
    with (EVALUATION / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def found_in(result: ReadResult) -> dict[str, Fact]:
    """What the coder finds in a text: name → what it says of it, its sentences taken together."""
    claims = dialogue_claims(
        result.document,
        result.provisions,
        agreement=result.document.subject,
        recorded=WHEN,
        grip=Grip(built_in_ladder()),
        book=Phrasebook(built_in_phrases()),
        finder=Finder(built_in_bodies()),
    )
    found: dict[str, Fact] = defaultdict(dict)
    for claim in claims:
        record = msgspec.convert(claim.value, Dialogue)
        facts = {
            "periodicity": record.periodicity,
            "level": record.level,
            "predecessor": record.predecessor,
            "reports_to": record.reports_to,
            "status": record.status,
        }
        found[record.name] |= {k: v for k, v in facts.items() if v and k not in found[record.name]}
    return found


def same(one: str, other: str) -> bool:
    """Whether two names mean the same body."""
    left, right = _words(one), _words(other)
    noun = next((n for n in _NOUNS if any(word.startswith(n) for word in left)), None)
    return noun is not None and any(word.startswith(noun) for word in right) and (left <= right or right <= left)


def report(draw: str) -> Iterator[str]:
    """Precision and recall of names, and how often rhythm and level agree where the body was found."""
    gold: dict[str, list[Fact]] = defaultdict(list)
    for row in rows("dialogues_gold.csv"):
        if row["draw"] == draw:
            gold[row["file"]] += [row] if row["name"] else []
    each = [_compared(named, found_in(text_of(file))) for file, named in gold.items()]
    named_by_hand = sum(len(named) for named in gold.values())
    yield f"Bodies and dialogues in {len(gold)} texts, {named_by_hand} named by the person:"
    yield ""
    yield "| | of | share |"
    yield "|---|--:|---|"
    for place, name in enumerate(
        ("precision", "recall", "rhythm agrees, of those found", "level agrees, of those found")
    ):
        pairs = [counts[place] for counts in each]
        yield f"| {name} | {sum(of for _, of in pairs)} | {_share(pairs)} |"
    wrong = sorted(
        {f"{file}: {name}" for (file, named) in gold.items() for name in _made_up(named, found_in(text_of(file)))}
    )
    missed = sorted(
        {f"{file}: {fact['name']}" for file, named in gold.items() for fact in _missed(named, found_in(text_of(file)))}
    )
    yield ""
    yield f"Found and not labelled: {'; '.join(wrong) or 'none'}."
    yield ""
    yield f"Labelled and not found: {'; '.join(missed) or 'none'}."


def digests() -> Iterator[str]:
    """Every dialogue of the register that comes from the six agreements, beside what the coder reads in the digest."""
    yield "| agreement | register | digest | differs in |"
    yield "|---|---|---|---|"
    register = list(csv.DictReader(data.register_files("eu-sdp")["dialogue"].splitlines()))
    for agreement, original in data.register_digests("eu-sdp").items():
        digest = read(original, name="d.md", subject=agreement, role="digest", language="eng", source="digest")
        found = dict(found_in(digest))
        for row in [row for row in register if row["agreement"] == agreement]:
            name = next((n for n in found if same(n, re.sub(r"^(?:RoK–EU|EU–RoK|EU–) ?", "", row["name"]))), None)
            stated = f"{row['name']} ({row['source']})"
            yield f"| {agreement} | {stated} | {name or 'not found'} | {_differs(row, found, name)} |"
        for name in found:
            if not any(same(name, row["name"].replace("EU–", "")) for row in register if row["agreement"] == agreement):
                yield f"| {agreement} | not there | {name} | all |"


def _differs(row: Fact, found: dict[str, Fact], name: str | None) -> str:
    """In what the register's row and the digest differ: 'field: register / digest'."""
    if name is None:
        return "all"
    facts = found[name]
    keys = [key for key in ("status", "level", "periodicity") if row[key] != facts.get(key, "")]
    return "; ".join(f"{key}: {row[key] or 'none'} / {facts.get(key, 'none')}" for key in keys)


def _compared(named: Sequence[Fact], found: dict[str, Fact]) -> list[tuple[int, int]]:
    hits = [(fact, found[n]) for fact in named if (n := next((n for n in found if same(n, fact["name"])), None))]
    return [
        (len(found) - len(_made_up(named, found)), len(found)),
        (len(hits), len(named)),
        (sum(fact["periodicity"] == facts.get("periodicity", "") for fact, facts in hits), len(hits)),
        (sum(fact["level"] == facts.get("level", "") for fact, facts in hits), len(hits)),
    ]


def _made_up(named: Sequence[Fact], found: dict[str, Fact]) -> list[str]:
    return [name for name in found if not any(same(name, fact["name"]) for fact in named)]


def _missed(named: Sequence[Fact], found: dict[str, Fact]) -> list[Fact]:
    return [fact for fact in named if not any(same(name, fact["name"]) for name in found)]


def _words(name: str) -> set[str]:
    return {word for word in re.findall(r"[a-z]+", name.lower()) if word not in _SMALL}


def _share(pairs: Sequence[tuple[int, int]]) -> str:
    """A share with its 95 % interval, by bootstrap over texts."""
    chance = random.Random(7)  # noqa: S311  # resampling, not a secret
    draws = sorted(_ratio(chance.choices(pairs, k=len(pairs))) for _ in range(DRAWS))
    return f"{_ratio(pairs):.2f} ({draws[int(DRAWS * 0.025)]:.2f}–{draws[int(DRAWS * 0.975)]:.2f})"


def _ratio(pairs: Sequence[tuple[int, int]]) -> float:
    return sum(a for a, _ in pairs) / max(1, sum(b for _, b in pairs))
