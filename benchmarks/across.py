"""How well clauses of two languages are aligned, beside clauses of one eId and clauses of one printed number.

evaluation/alignment_across.csv holds what a reader said, blind, of language versions of one agreement and of agreements
in two languages; it names texts by file and clauses by eId, and holds none of their words. The pairs marked dev set the
weights and thresholds; those marked end were judged with them and measured once. The texts that do not lie beside the
checkout are public; evaluation/alignment.md says which they are.

    python -m benchmarks.across                     prints the tables, of the texts beside the checkout
    python -m benchmarks.across --fresh FOLDER...   with those that lie in the folders
    python -m benchmarks.across ... --write         writes them into evaluation/alignment.md
"""

from __future__ import annotations

import csv
import random
import sys
import tarfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec

from benchmarks.alignment import CORPORA, PAGE, ROOT, UNSURE, f1, links_of, precision, recall, whole
from benchmarks.foreign_alignment import counted, none
from benchmarks.page import give
from foedera.comparing.alignment import align, clauses_of
from foedera.comparing.alignment.standing import standing
from foedera.model.alignment import Clause, Side
from foedera.reading import read

GOLD = ROOT / "evaluation" / "alignment_across.csv"
ARCHIVE = CORPORA / "tota-0.5.0.tar.xz"
DRAWS, SEED = 2000, 20261130
Named = Mapping[str, frozenset[str]]


class Judged(msgspec.Struct, frozen=True):
    """Two texts in two languages, with what was judged of them."""

    part: str
    kind: str
    """versions of one agreement, or two agreements."""
    links: Named
    sides: tuple[Side, Side]

    @property
    def name(self) -> str:
        """Files and languages."""
        return " : ".join(f"{side.agreement} {side.language}" for side in self.sides)

    def found(self) -> Named:
        """What the aligner says, as the command `compare` takes it."""
        return links_of(align(self.sides))

    def by_eid(self) -> Named:
        """Clauses with one eId."""
        others = {_eid(clause.id) for clause in self.sides[1].clauses}
        return {eid: frozenset({eid} & others) for eid in self.links}

    def by_number(self) -> Named:
        """Clauses with one eId, whichever of the texts in its file each stands in and however numbers are written."""
        places: dict[tuple[object, ...], set[str]] = defaultdict(set)
        for clause in self.sides[1].clauses:
            places[_place(clause)].add(_eid(clause.id))
        return {_eid(clause.id): frozenset(places[_place(clause)]) for clause in self.sides[0].clauses}


def judged(folders: Sequence[Path]) -> Iterator[Judged]:
    """The pairs whose texts are at hand."""
    rows: dict[tuple[str, ...], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    columns = ("part", "kind", "a", "a_language", "b", "b_language")
    with GOLD.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows[tuple(row[name] for name in columns)][row["a_eid"]].add(row["b_eid"])
    for (part, kind, a, a_language, b, b_language), links in rows.items():
        named = ((a, a_language, a_language), (b, a_language if a == b else b_language, b_language))
        sides = [_side(name, declared, language, tuple(folders)) for name, declared, language in named]
        known = {eid: frozenset(answers - {""}) for eid, answers in links.items() if UNSURE not in answers}
        if sides[0] and sides[1]:
            yield Judged(part, kind, known, (sides[0], sides[1]))


@cache
def _side(name: str, declared: str, language: str, folders: tuple[Path, ...]) -> Side | None:
    """The clauses of a text in a language; one that holds two is read in the one it is `declared` in."""
    data, suffix = _bytes(name, folders)
    if data is None:
        return None
    subject = name.lower().replace("_", "-")
    result = read(data, name=subject + suffix, subject=subject, role="text", language=declared, source="corpus")
    own = [one for one in result.provisions if result.document.language_of(one) == language]
    return Side(agreement=subject, language=language, role="text", clauses=clauses_of(result.document, own))


def _bytes(name: str, folders: Sequence[Path]) -> tuple[bytes | None, str]:
    for folder in (CORPORA / "defence", *folders):
        for path in sorted(folder.glob(f"{name}.*")):
            return path.read_bytes(), path.suffix
    if name.startswith("pta_") and ARCHIVE.is_file():
        with tarfile.open(ARCHIVE) as archive:
            file = next((archive.extractfile(it) for it in archive if Path(it.name).stem == name), None)
            return (None if file is None else file.read()), ".xml"
    return None, ""


def report() -> Iterator[str]:
    """Markdown."""
    asked = sys.argv[sys.argv.index("--fresh") + 1 :] if "--fresh" in sys.argv else []
    pairs = list(judged([Path(folder) for folder in asked if not folder.startswith("--")]))
    if not pairs:
        yield "Pairs of two languages: skipped, the texts are not at hand beside the checkout"
        return
    matchers: dict[str, Callable[[Judged], Named]] = {
        "here": Judged.found,
        "one eId": Judged.by_eid,
        "one number": Judged.by_number,
    }
    yield "| part | pairs of | pairs | clauses | links | matcher | precision | recall | F1 of links | none, rightly |"
    yield "|---|---|--:|--:|--:|---|---|---|---|---|"
    for part in ("dev", "end"):
        for kind in ("versions", "agreements", ""):
            those = [pair for pair in pairs if pair.part == part and kind in ("", pair.kind)]
            for name, matcher in matchers.items() if those else ():
                yield _row(part, kind or "both", those, name, matcher)
    yield ""
    yield "| pair | part | pairs of | clauses | links | compared | F1 here | F1 of one eId | F1 of one number |"
    yield "|---|---|---|--:|--:|---|--:|--:|--:|"
    for pair in pairs:
        shown = " | ".join(f"{f1(whole(counted(pair.links, matcher(pair)))):.2f}" for matcher in matchers.values())
        links = sum(map(len, pair.links.values()))
        compared = "yes" if pair.found() else "no, and so it says"
        yield f"| {pair.name} | {pair.part} | {pair.kind} | {len(pair.links)} | {links} | {compared} | {shown} |"


def _row(part: str, kind: str, pairs: Sequence[Judged], name: str, matcher: Callable[[Judged], Named]) -> str:
    counts = [count for pair in pairs for count in counted(pair.links, matcher(pair))]
    links = sum(len(answers) for pair in pairs for answers in pair.links.values())
    shown = " | ".join(_figure(counts, figure) for figure in (precision, recall, f1, none))
    return f"| {part} | {kind} | {len(pairs)} | {len(counts)} | {links} | {name} | {shown} |"


def _figure(counts: Sequence[Counter[str]], figure: Callable[[Counter[str]], float]) -> str:
    """A figure with its 95 % interval, by bootstrap over clauses: there are too few pairs to draw pairs."""
    dice = random.Random(SEED)  # noqa: S311  # statistics, not secrets
    drawn = sorted(figure(whole(dice.choices(counts, k=len(counts)))) for _ in range(DRAWS))
    low, high = drawn[int(0.025 * DRAWS)], drawn[int(0.975 * DRAWS) - 1]
    return f"{figure(whole(counts)):.3f} ({low:.2f}–{high:.2f})"


def _place(clause: Clause) -> tuple[object, ...]:
    stands = standing(clause)
    return stands.under, stands.level, stands.number or _eid(clause.id).rpartition("__")[2]


def _eid(clause: str) -> str:
    return clause.rpartition("/")[2]


def main() -> None:
    """Print the figures, or write them into the page."""
    give(PAGE, "across", list(report()))


if __name__ == "__main__":
    main()
