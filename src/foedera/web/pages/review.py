"""The review queue: what waits for a person, with its evidence, why it is asked, and the command that decides."""

from __future__ import annotations

from typing import NamedTuple

from fastapi import Request, Response

from foedera.coding.ranker.coverage_ranker import AGREEMENT
from foedera.errors import UsageError
from foedera.ids import split_provision
from foedera.model.claim import Claim
from foedera.model.codebook import Area
from foedera.model.coverage import Coverage
from foedera.model.properties import value_of
from foedera.model.review import Question
from foedera.model.selection import agreement as agreement_record
from foedera.publishing import questions as shown
from foedera.publishing.questions import Command, Passage, Voice
from foedera.web.pages import Asked, CodebookId, choices, new_router, render
from foedera.workspace.seed import built_in_rankers
from foedera.workspace.view import View

router = new_router()

MOST = 100
"""Questions on one page at most."""


class Asking(NamedTuple):
    """A question with what a person needs to answer it."""

    question: Question
    short: str
    area: Area
    coverage: Coverage
    """What is proposed."""
    voices: tuple[tuple[Voice, tuple[tuple[Claim, Passage], ...]], ...]
    """Everybody who speaks of the cell, each with the passages quoted."""
    commands: tuple[Command, ...]


@router.get("/review")
def review(request: Request, views: Asked, collection: str = "", codebook: CodebookId = "", most: int = 20) -> Response:
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
    asked = views.review(within, codebook=book.key, most=most)
    return render(
        request,
        "review.html",
        {
            **choices(views),
            "chosen": {"collection": collection, "codebook": codebook, "most": most},
            "book": book,
            "asked": [_asking(views, question, areas[question.area]) for question in asked.questions],
            "bounds": {w.method: w.threshold(AGREEMENT) for w in built_in_rankers() if w.codebook == book.key},
            "progress": shown.words_of_progress(asked.progress),
            "why_empty": shown.why_empty(asked.progress),
        },
    )


def _asking(views: View, question: Question, area: Area) -> Asking:
    return Asking(
        question=question,
        short=agreement_record(views.snapshot, question.agreement).short,
        area=area,
        coverage=value_of(question.proposal, Coverage),
        voices=tuple((voice, _passages(views, voice)) for voice in shown.voices(question)),
        commands=shown.commands(question),
    )


def _passages(views: View, voice: Voice) -> tuple[tuple[Claim, Passage], ...]:
    return tuple((claim, _passage(views, claim)) for claim in voice.claims if claim.basis.span is not None)


def _passage(views: View, claim: Claim) -> Passage:
    """A claim's quote in the words around it."""
    span = claim.basis.span
    assert span is not None  # noqa: S101  # only claims with one are asked for
    subject, language, _ = split_provision(span.provision)
    document, provisions = views.document(f"{subject}/{language}")
    return shown.in_context(document.text, span, next(p for p in provisions if p.id == span.provision))
