"""Tries a codebook's own examples: each should be found by its area's expressions, each counter-example should not.

In: areas by path and the scale the coder needs. Out: faults. Not here: mending expressions until they fit.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from foedera.coding.coverage.lexicon import Lexicon
from foedera.coding.coverage.sentence_words import SentenceWords
from foedera.model.codebook import Area, Codebook
from foedera.model.document import Document, Provision
from foedera.model.fault import Fault, new_fault

_TRIAL = "trial/eng"
_NEVER = datetime.datetime.min.replace(tzinfo=datetime.UTC)
"""The claims of a trial are thrown away."""


def example_faults(areas: Mapping[str, Area], words: Mapping[str, SentenceWords]) -> Iterator[Fault]:
    """Examples an area's expressions miss, and counter-examples they find. The expressions must compile."""
    for path, area in areas.items():
        book = Codebook(id="trial", version=1, title="", source="trial", locator="", areas=(area,))
        lexicon = Lexicon(book, words)
        for index, sentence in enumerate(area.examples):
            if not _covered(lexicon, area, sentence):
                text = f"the area's expressions do not find its own example {sentence!r}"
                field = f"{path}.examples[{index}]"
                yield new_fault("example-missed", field, text, settle="an expression that finds it", area=area.id)
        for index, sentence in enumerate(area.counter_examples):
            if _covered(lexicon, area, sentence):
                text = f"the area's expressions find its counter-example {sentence!r}"
                field, settle = f"{path}.counter_examples[{index}]", "a narrower or a negative expression"
                yield new_fault("counter-example-found", field, text, settle=settle, area=area.id)


def _covered(lexicon: Lexicon, area: Area, sentence: str) -> bool:
    """Whether the coder covers the area in a text of one sentence; of headings only, in a heading."""
    heading = None if area.strong or area.weak else sentence
    document = Document(
        id=_TRIAL, subject="trial", role="text", language="eng", title="", format="plain", sha256="",
        text=sentence, offsets=(), pages=None, problems=(), source="trial",
    )  # fmt: skip
    provision = Provision(
        id=f"{_TRIAL}/para_1", document=_TRIAL, eid="para_1", kind="paragraph", number=None, heading=heading,
        path=(), start=0, end=len(sentence), page=None,
    )  # fmt: skip
    claims = lexicon.code(document, (provision,), agreement="trial", recorded=_NEVER)
    return any(claim.value["value"] == "covered" for claim in claims)
