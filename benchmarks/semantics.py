"""How many passages a second the sentence model reads on one core, against the lexicon coder on the same provisions.

The passages are those of the built-in digests, and of a trade agreement from ../shared where it is there.

    python -m benchmarks.semantics
"""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Iterator

from benchmarks.pdf_reading import trade
from foedera import data
from foedera.coding.coverage.lexicon import Lexicon
from foedera.coding.coverage.semantics import Embedder, gist
from foedera.coding.english.strength import read_ladder
from foedera.model.document import ReadResult
from foedera.reading import read
from foedera.reading.codebook import read_codebook
from foedera.text.passages import passages

RECORDED = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
MOST_PROVISIONS = 300


def report() -> Iterator[str]:
    """A line for loading, and one for each kind of text: passages a second, and the ratio of both times."""
    began = time.perf_counter()
    embedder = Embedder.load(data.vocabulary())
    yield f"sentence model: loaded and checked in {time.perf_counter() - began:.1f} s"
    lexicon = Lexicon(
        read_codebook(data.codebook_text("eu-sdp"), name="eu-sdp"),
        read_ladder(data.words_text("modal_ladder"), name="modal_ladder"),
    )
    for kind, results in (("digests", _digests()), ("a trade agreement", _trade())):
        if results:
            yield f"sentence model, {kind}: {_compared(embedder, lexicon, results)}"


def _compared(embedder: Embedder, lexicon: Lexicon, results: list[ReadResult]) -> str:
    texts = [gist(p, r.document) for r in results for p in passages(r.provisions[:MOST_PROVISIONS])]
    ours = _seconds(lambda: embedder.embed(texts))
    bare = _seconds(
        lambda: [
            lexicon.code(r.document, r.provisions[:MOST_PROVISIONS], agreement=r.document.subject, recorded=RECORDED)
            for r in results
        ]
    )
    words = sum(len(text.split()) for text in texts) / len(texts)
    return (
        f"{len(texts)} passages of {words:.0f} words, {len(set(texts)) / ours:.0f} different ones a second "
        f"on one core, {ours / bare:.0f} times the lexicon's time"
    )


def _digests() -> list[ReadResult]:
    return [_read(text, f"{subject}.md", subject) for subject, text in data.register_digests("eu-sdp").items()]


def _trade() -> list[ReadResult]:
    """The first of those the PDF benchmark takes; none where they are not beside the checkout."""
    return [_read(text, name, "trade") for name, text in trade()[:1]]


def _read(text: bytes, name: str, subject: str) -> ReadResult:
    return read(text, name=name, subject=subject, role="text", language="eng", source="bench")


def _seconds(run: Callable[[], object]) -> float:
    """Of this process on its core, so that what else runs does not count."""
    began = time.process_time()
    run()
    return time.process_time() - began


if __name__ == "__main__":
    for line in report():
        print(line)
