"""How true the facts coder is, on texts nobody looked at while it was written.

Texts with an even number (trade agreements) or an even place in the alphabet (defence treaties) were looked at; only
the others are measured. Parties and days are checked against the metadata of Texts of Trade Agreements, the rest
against thirty agreements read by hand before the coder ran on them (evaluation/facts_gold.csv).

    python -m benchmarks.facts            prints the tables
    python -m benchmarks.facts --write    writes them into evaluation/facts.md, between its two marks
"""

from __future__ import annotations

import csv
import datetime
import re
import sys
import tarfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from benchmarks.page import put
from foedera.coding.facts import fact_claims
from foedera.coding.reliability import wilson
from foedera.model.agreement import NOT_FOUND
from foedera.model.document import ReadResult
from foedera.reading import read
from foedera.workspace.seed import built_in_fact_words

ROOT = Path(__file__).resolve().parents[1]
CORPORA = ROOT.parent / "shared" / "corpora"
TRADE = CORPORA / "tota-0.5.0.tar.xz"
DEFENCE = CORPORA / "defence"
PAGE = ROOT / "evaluation" / "facts.md"
GOLD = ROOT / "evaluation" / "facts_gold.csv"
WHEN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
NONE, UNSURE = "-", "?"
"""In the gold: the text has no such clause; the reader could not tell, so it is not counted."""
UNION = frozenset(
    re.findall(
        "[a-z]+",
        "aut bel bgr cyp cze deu dnk esp est fin fra gbr grc hrv"
        " hun irl ita ltu lux lva mlt nld pol prt rou svk svn swe",
    )
)
MANY = 6
"""So many members of the Union among the parties on record stand for the Union itself."""
SUCCESSORS = {"scg": ("srb", "mne")}
NOT_COUNTED = frozenset({"euratom", "ecsc", "asean", "mercosur", "gcc", "sacu", "nato"})
"""Organisations the metadata never lists as parties."""
Facts = dict[str, list[str]]


class Score(msgspec.Struct):
    """Counts of one fact."""

    both: int = 0
    extra: int = 0
    missed: int = 0
    right: int = 0
    neither: int = 0

    def row(self, name: str) -> str:
        """A line of the table: precision, recall, right values, right absences, each with its interval."""
        shares = (
            (self.both, self.both + self.extra),
            (self.both, self.both + self.missed),
            (self.right, self.both),
            (self.neither, self.neither + self.missed),
        )
        return f"| {name} | " + " | ".join(_share(*share) for share in shares) + " |"


def texts() -> Iterator[ReadResult]:
    """The texts that are measured, read."""
    with tarfile.open(TRADE) as archive:
        for member in archive:
            number = re.search(r"pta_(\d+)\.xml$", member.name)
            file = archive.extractfile(member) if number and int(number[1]) % 2 else None
            if number and file is not None:
                yield _read(file.read(), f"pta-{number[1]}", ".xml")
    for place, path in enumerate(sorted(DEFENCE.glob("*.md"))):
        if place % 2:
            yield _read(path.read_bytes(), path.stem.lower(), ".md")


def _read(data: bytes, subject: str, suffix: str) -> ReadResult:
    return read(data, name=subject + suffix, subject=subject, role="text", language=None, source="corpus")


def facts_of(result: ReadResult) -> Facts:
    """What the coder proposes: values by what they are about; nothing for what it did not find."""
    found: Facts = defaultdict(list)
    claims = fact_claims(
        result.document, result.provisions, agreement=result.document.subject, recorded=WHEN, words=WORDS
    )
    for claim in claims:
        value = claim.value
        if claim.property == "event":
            found[f"event {value['role']}"].append(str(value["date"]))
        elif value["value"] != NOT_FOUND:
            found[value["about"]].append(value["value"])
    return found


def report() -> Iterator[str]:
    """Markdown tables."""
    if not TRADE.is_file():
        yield "Facts: skipped, the texts are not at hand beside the checkout"
        return
    coded = [(result, facts_of(result)) for result in texts()]
    yield from _by_metadata([(result, facts) for result, facts in coded if result.document.language == "eng"])
    yield from _by_gold({result.document.subject: facts for result, facts in coded})


def _by_metadata(coded: Sequence[tuple[ReadResult, Facts]]) -> Iterator[str]:
    measured = [(result, facts) for result, facts in coded if "date_signed" in result.metadata]
    parties = Score()
    for result, facts in measured:
        wanted, got = _parties(_listed(result)), _parties(facts["party"])
        parties.both += len(wanted & got)
        parties.extra += len(got - wanted)
        parties.missed += len(wanted - got)
    whole = sum(_parties(f["party"]) == _parties(_listed(result)) for result, f in measured)
    yield f"{len(measured)} trade agreements in English, against their metadata."
    yield ""
    yield "| fact | precision | recall |"
    yield "|---|---|---|"
    precision, recall = (parties.both, parties.both + parties.extra), (parties.both, parties.both + parties.missed)
    yield f"| parties, each | {_share(*precision)} | {_share(*recall)} |"
    claimed = sum(bool(facts["party"]) for _, facts in measured)
    yield f"| parties, the whole set | {_share(whole, claimed)} | {_share(whole, len(measured))} |"
    for role, field in (("signed", "date_signed"), ("in_force", "date_into_force")):
        yield _day(measured, role, field)
    yield ""


def _listed(result: ReadResult) -> list[str]:
    return [code.lower() for code in result.metadata.get("parties_original") or result.metadata["parties"]]


def _day(measured: Sequence[tuple[ReadResult, Facts]], role: str, field: str) -> str:
    """A line for a date: the same day counts as right; a claim of month or year alone counts as a claim, not right."""
    dated = [(result, facts) for result, facts in measured if field in result.metadata]
    pairs = [(facts[f"event {role}"][:1], result.metadata[field]) for result, facts in dated]
    claimed = [(got[0], wanted) for got, wanted in pairs if got]
    right = sum(got == wanted for got, wanted in claimed)
    coarse = sum(str(wanted).startswith(got) for got, wanted in claimed) - right
    precision = f"{_share(right, len(claimed))}, {coarse} more to the month or year"
    return f"| {role}, the day | {precision} | {_share(right, len(pairs))} |"


def _parties(codes: Sequence[str]) -> frozenset[str]:
    """Party ids as they can be compared: the Union for its members, successors for states that split."""
    found = {new for code in codes for new in SUCCESSORS.get(code, (code,))} - NOT_COUNTED
    if "eu" in found or len(found & UNION) >= MANY:
        found = (found - UNION) | {"eu"}
    return frozenset(found)


def _by_gold(coded: dict[str, Facts]) -> Iterator[str]:
    scores: dict[str, Score] = defaultdict(Score)
    with GOLD.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        facts = coded[row["text"].lower().replace("_", "-")]
        _count(scores[row["fact"]], row["fact"], row["value"], facts)
    yield f"{len({row['text'] for row in rows})} agreements read by hand."
    yield ""
    yield "| fact | found is there | there is found | value right where both | ‘not found’ is right |"
    yield "|---|---|---|---|---|"
    for fact, score in scores.items():
        yield score.row(fact)
    total = Score(**{field: sum(getattr(s, field) for s in scores.values()) for field in Score.__struct_fields__})
    yield total.row("all")


def _count(score: Score, fact: str, wanted: str, facts: Facts) -> None:
    if wanted == UNSURE:
        return
    got = facts["event signed"] if fact == "signed" else facts[fact]
    value = ", ".join(sorted(got)) if fact == "party" else (got[0] if got else "")
    accepted = {part.strip() for part in wanted.split("|")}
    if fact == "party":
        accepted = {", ".join(sorted(wanted.split(", ")))}
    if not got:
        score.neither += wanted == NONE
        score.missed += wanted != NONE
    elif wanted == NONE:
        score.extra += 1
    else:
        score.both += 1
        score.right += value in accepted


def _share(part: int, whole: int) -> str:
    """A share with its 95 % Wilson interval."""
    if whole == 0:
        return "–"
    low, high = wilson(part, whole)
    return f"{part / whole:.2f} ({low:.2f}–{high:.2f}), {part} of {whole}"


WORDS = built_in_fact_words()

if __name__ == "__main__":
    table = list(report())
    print("\n".join(table))
    if "--write" in sys.argv:
        put(PAGE, "facts", table)
