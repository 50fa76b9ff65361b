"""How each number is made, and the data to take away."""

from __future__ import annotations

import csv
import io

import msgspec
from fastapi import Request, Response

from foedera.coding.coverage import judging
from foedera.coding.enforceability.feature_names import AREA, PASSAGE, TEXT
from foedera.coding.ranker.coverage_features import CELL
from foedera.coding.ranker.sentence_features import FEATURES
from foedera.comparing import measured, resolution
from foedera.comparing.alignment import comparability, matching
from foedera.comparing.alignment.aligner import METHOD as ALIGNER
from foedera.comparing.counting import HEADINGS, RULES
from foedera.comparing.wording.common_wording import THRESHOLD
from foedera.model.coverage import CellValue
from foedera.model.strength import Strength
from foedera.publishing.similarity import percent
from foedera.watching.findings import RULES as FINDING_RULES
from foedera.watching.prose.checking import KINDS
from foedera.web.downloads import MATRIX, sent
from foedera.web.pages import Asked, choices, new_router, render
from foedera.workspace.seed import built_in_level_judges, built_in_rankers, built_in_sentence_weights

router = new_router()


@router.get("/method")
def method(request: Request, views: Asked) -> Response:
    """Rules in words: resolution, values, strength, counting, coding, matching of clauses, findings."""
    return render(
        request,
        "method.html",
        {
            "values": list(CellValue),
            "strengths": list(Strength),
            "rules": list(RULES.values()),
            "headings": HEADINGS,
            "prose": list(KINDS.values()),
            "findings": len(FINDING_RULES),
            "coder": judging.CODER,
            "coder_says": (judging.__doc__ or "").split("\n\n")[-1],
            "resolution": (resolution.__doc__ or "").split("\n\n")[-1],
            "book": views.codebook(),
            "rankers": built_in_rankers(),
            "shared": built_in_sentence_weights(),
            "shared_says": FEATURES,
            "learnt": views.codebook_learnt().in_words,
            "feature_says": CELL,
            "aligner": ALIGNER,
            "matching": matching,
            "comparability": comparability,
            "measured": measured,
            "threshold": THRESHOLD,
            "percent": percent,
            "level_judges": built_in_level_judges(),
            "level_feature_says": {**PASSAGE, **AREA, **TEXT},
        },
    )


@router.get("/data")
def data(request: Request, views: Asked) -> Response:
    """What can be taken away, under which licence, and how to cite it."""
    return render(
        request,
        "data.html",
        {
            **choices(views),
            "formats": list(MATRIX),
            "claims": len(views.claims()),
            "book": views.codebook(),
        },
    )


@router.get("/data/claims.jsonl")
def claims_jsonl(views: Asked) -> Response:
    """The whole log, one claim a line."""
    content = b"\n".join(msgspec.json.encode(claim) for claim in views.claims()) + b"\n"
    return sent(content, "jsonl")


@router.get("/data/claims.csv")
def claims_csv(views: Asked) -> Response:
    """The whole log as a table; values as JSON."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["id", "subject", "property", "value", "coder", "source", "locator", "confidence", "recorded"])
    for claim in views.claims():
        value = msgspec.json.encode(claim.value).decode()
        standing = (claim.coder, claim.basis.source, claim.basis.locator, claim.confidence, claim.recorded.isoformat())
        writer.writerow([claim.id, claim.subject, claim.property, value, *standing])
    return sent(out.getvalue(), "csv")
