"""The review queue: what waits for a person, with its evidence, why it is asked, and the command that decides."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import NamedTuple

from litestar import get
from litestar.params import FromQuery
from litestar.response import Template

from foedera.coding.ranker.coverage_ranker import AGREEMENT
from foedera.errors import UsageError
from foedera.ids import split_provision
from foedera.model.claim import Claim
from foedera.model.codebook import Area
from foedera.model.document import Document, Provision
from foedera.model.matrix import Coverage
from foedera.model.properties import value_of
from foedera.model.review import Question
from foedera.publishing import review as shown
from foedera.publishing.review import Command, Passage
from foedera.web.pages import Asked
from foedera.workspace.rankers import built_in_rankers
from foedera.workspace.views import Views

MOST = 100
"""Questions on one page at most."""

Texts = Callable[[str], tuple[Document, tuple[Provision, ...]]]
"""Document id → the document and its provisions."""


class Asking(NamedTuple):
    """A question with what a person needs to answer it."""

    question: Question
    short: str
    area: Area
    coverage: Coverage
    """What is proposed."""
    passages: tuple[tuple[Claim, Passage], ...]
    commands: tuple[Command, ...]


@get("/review", sync_to_thread=True)
def review(
    views: Asked, collection: FromQuery[str] = "", codebook: FromQuery[str] = "", most: FromQuery[int] = 20
) -> Template:
    """The first questions of the queue."""
    if not 0 < most <= MOST:
        raise UsageError(
            "not so many questions on a page",
            where=f"most={most}",
            expected=f"1 to {MOST}",
            found=str(most),
            next_step="take more with: foedera review --most N",
        )
    book = views.codebook(codebook or None)
    within = collection or None
    areas = {area.id: area for area in book.areas}
    texts = functools.cache(views.document)  # most questions quote the same few texts
    progress = views.review_progress(within, codebook=book.key)
    return Template(
        "review.html",
        context={
            "chosen": {"collection": collection, "codebook": codebook, "most": most},
            "collections": list(views.collections()),
            "codebooks": list(dict.fromkeys(known.id for known in views.codebooks().values())),
            "book": book,
            "asked": [
                _asking(views, texts, question, areas[question.area])
                for question in views.review_queue(within, codebook=book.key, most=most)
            ],
            "bounds": {w.method: w.threshold(AGREEMENT) for w in built_in_rankers() if w.codebook == book.key},
            "progress": shown.words_of_progress(progress),
            "why_empty": shown.why_empty(progress),
        },
    )


def _asking(views: Views, texts: Texts, question: Question, area: Area) -> Asking:
    claims = (question.proposal, *question.others)
    return Asking(
        question=question,
        short=views.agreement(question.agreement).short,
        area=area,
        coverage=value_of(question.proposal, Coverage),
        passages=tuple((claim, _passage(texts, claim)) for claim in claims if claim.basis.span is not None),
        commands=shown.commands(question),
    )


def _passage(texts: Texts, claim: Claim) -> Passage:
    """A claim's quote in the words around it."""
    span = claim.basis.span
    assert span is not None  # noqa: S101  # only claims with one are asked for
    subject, language, _ = split_provision(span.provision)
    document, provisions = texts(f"{subject}/{language}")
    return shown.in_context(document.text, span, next(p for p in provisions if p.id == span.provision))


HANDLERS = (review,)
