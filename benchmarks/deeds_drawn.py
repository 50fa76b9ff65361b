"""Draws the texts and sentences the hand labels of commitments and dialogues are of; the seed fixes them.

Half of the defence treaties and half of the trade agreements are held out by chance; the sentences are drawn from
these alone. Three strata: sentences as they come, those with a word of time and those with a word of hedging in them,
because rhythms, deadlines and weak undertakings are rare. Two draws: the first was labelled before the rules were
written, so their writer had read its sentences; the second was drawn and labelled after. A label names its sentence by
file and hash, never by its words.

    python -m benchmarks.deeds_drawn [--second]     prints the drawn sentences and agreements, for labelling
"""

from __future__ import annotations

import random
import re
import sys
import tarfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from foedera.coding.ranker.sentence_learning import sentence_name
from foedera.model.document import ReadResult
from foedera.reading import read
from foedera.text.language import detect
from foedera.text.sentences import sentences

ROOT = Path(__file__).resolve().parents[1]
CORPORA = ROOT.parent / "shared" / "corpora"
SEED = 20261123
STRATA = {"plain": 35, "timed": 20, "hedged": 15}
"""Sentences of each stratum from each of the two corpora, in the first draw."""
SECOND = {"plain": 20, "timed": 10, "hedged": 10}
"""The same in the second draw: other sentences, drawn and labelled after the rules were written."""
BODIES = {"defence": 10, "tota": 15}
"""Agreements whose bodies and dialogues are labelled."""
MORE = 12
MOST_CHARACTERS = 60_000
"""Agreements drawn for their bodies are no longer than this: they were read by a person."""
_WORDS = {
    "plain": r"",
    "timed": r"\b(years?|yearly|annual\w*|months?|days?|weeks?|hours?|regular\w*|periodic\w*|dead-?line)\b",
    "hedged": r"\b(will|would|should|may|agrees?|endeavou?r\w*|consider\w*|explor\w*|inten\w*|aims?|seek\w*|efforts?|"
    r"encourag\w*|possib\w*|recogni\w*|affirm\w*|strive)\b",
}
"""What a sentence of a stratum holds."""
FEWEST_WORDS = 6


@cache
def _trade() -> dict[str, bytes]:
    with tarfile.open(CORPORA / "tota-0.5.0.tar.xz") as archive:
        members = [m for m in archive.getmembers() if re.fullmatch(r"xml/pta_\d+\.xml", m.name)]
        return {Path(m.name).name: stream.read() for m in members if (stream := archive.extractfile(m))}


@cache
def originals(corpus: str) -> dict[str, bytes]:
    """The files of a corpus ('defence' or 'tota') by name."""
    if corpus == "tota":
        return dict(sorted(_trade().items()))
    return {path.name: path.read_bytes() for path in sorted((CORPORA / "defence").glob("*.md"))}


def held_out(corpus: str) -> list[str]:
    """The names of the half that is held out, in the order of the draw."""
    names = list(originals(corpus))
    random.Random(f"{SEED}-{corpus}").shuffle(names)  # noqa: S311  # a draw, not a secret
    return names[: len(names) // 2]


@cache
def text_of(name: str) -> ReadResult:
    """A file of either corpus, read."""
    corpus = "tota" if name.endswith(".xml") else "defence"
    subject = re.sub(r"[^a-z0-9]+", "-", Path(name).stem.lower())
    return read(originals(corpus)[name], name=name, subject=subject, role="text", language=None, source=subject)


def english_sentences(name: str) -> Iterator[tuple[str, int, int]]:
    """(eId, start, end) of the English sentences of a text's provisions; tables and notes left out."""
    result = text_of(name)
    for provision in result.provisions:
        if provision.kind in ("table", "note"):
            continue
        body = result.document.text[provision.start : provision.end]
        for first, last in sentences(body):
            words = body[first:last].split()
            if len(words) >= FEWEST_WORDS and detect(body[first:last]) == "eng":
                yield provision.eid, provision.start + first, provision.start + last


def draw(corpus: str, stratum: str, *, second: bool = False) -> list[tuple[str, str, str]]:
    """(file, hash, sentence): one from each text in turn, a text's sentence by chance, none twice."""
    wanted, words = (SECOND if second else STRATA)[stratum], re.compile(_WORDS[stratum], re.IGNORECASE)
    chance = random.Random(f"{SEED}-{corpus}-{stratum != 'plain'}" + "-second" * second)  # noqa: S311  # a draw, not a secret
    drawn: dict[str, tuple[str, str, str]] = {}
    names = held_out(corpus)[::-1] if second else held_out(corpus)
    known = {key for first in STRATA for _, key, _ in draw(corpus, first)} if second else set()
    for turn in range(wanted * 4):
        if len(drawn) == wanted:
            break
        name = names[turn % len(names)]
        text = text_of(name).document.text
        pool = [text[s:e] for _, s, e in english_sentences(name)]
        pool = [sentence for sentence in pool if words.search(sentence) and sentence_name(sentence) not in known]
        if pool:
            sentence = chance.choice(pool)
            drawn.setdefault(sentence_name(sentence), (name, sentence_name(sentence), sentence))
    return list(drawn.values())


def agreements(corpus: str, *, second: bool = False) -> list[str]:
    """The held-out texts whose bodies and dialogues are labelled: English ones, not too long, in the order drawn.

    The second draw takes the MORE trade agreements that come next.
    """
    short = (
        name
        for name in reversed(held_out(corpus))
        if len(text_of(name).document.text) <= MOST_CHARACTERS and text_of(name).document.language == "eng"
    )
    first = [name for name, _ in zip(short, range(BODIES[corpus]), strict=False)]
    return [name for name, _ in zip(short, range(MORE), strict=False)] if second else first


def main() -> None:
    """Print what was drawn."""
    second = "--second" in sys.argv
    for corpus in ("defence", "tota"):
        for stratum in STRATA:
            for name, key, sentence in draw(corpus, stratum, second=second):
                sys.stdout.write(f"{name},{key},{stratum}\t{' '.join(sentence.split())}\n")
        sys.stdout.write(f"{corpus}: {' '.join(agreements(corpus, second=second))}\n")


if __name__ == "__main__":
    main()
