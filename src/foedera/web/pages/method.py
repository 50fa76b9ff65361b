"""How each number is made, and the data to take away."""

from __future__ import annotations

import csv
import io

import msgspec
from litestar import Response, get
from litestar.response import Template

from foedera.coding.coverage import lexicon
from foedera.coding.enforceability.level_features import AREA, PASSAGE, TEXT
from foedera.coding.ranker.coverage_features import CELL, MEANING
from foedera.comparing import resolution
from foedera.comparing.counting import RULES
from foedera.model.matrix import CellValue, Strength
from foedera.watching.findings import RULES as FINDING_RULES
from foedera.web.pages import Asked
from foedera.workspace.rankers import built_in_level_judges, built_in_rankers


@get("/method", sync_to_thread=False)
def method(views: Asked) -> Template:
    """Rules in words: resolution, values, strength, counting, coding, findings."""
    return Template(
        "method.html",
        context={
            "values": list(CellValue),
            "strengths": list(Strength),
            "rules": list(RULES.values()),
            "findings": [(rule.__doc__ or "").strip() for rule in FINDING_RULES],
            "coder": lexicon.CODER,
            "coder_says": (lexicon.__doc__ or "").split("\n\n")[-1],
            "resolution": (resolution.__doc__ or "").split("\n\n")[-1],
            "book": views.codebook(),
            "rankers": built_in_rankers(),
            "feature_says": {**CELL, **MEANING},
            "level_judges": built_in_level_judges(),
            "level_feature_says": {**PASSAGE, **AREA, **TEXT},
        },
    )


@get("/data", sync_to_thread=False)
def data(views: Asked) -> Template:
    """What can be taken away, under which licence, and how to cite it."""
    return Template(
        "data.html",
        context={"collections": list(views.collections()), "claims": len(views.claims()), "book": views.codebook()},
    )


@get("/data/claims.jsonl", sync_to_thread=False)
def claims_jsonl(views: Asked) -> Response[bytes]:
    """The whole log, one claim a line."""
    content = b"\n".join(msgspec.json.encode(claim) for claim in views.claims()) + b"\n"
    return Response(content, media_type="application/jsonl")


@get("/data/claims.csv", sync_to_thread=False)
def claims_csv(views: Asked) -> Response[bytes]:
    """The whole log as a table; values as JSON."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["id", "subject", "property", "value", "coder", "source", "locator", "confidence", "recorded"])
    for claim in views.claims():
        value = msgspec.json.encode(claim.value).decode()
        standing = (claim.coder, claim.basis.source, claim.basis.locator, claim.confidence, claim.recorded.isoformat())
        writer.writerow([claim.id, claim.subject, claim.property, value, *standing])
    return Response(out.getvalue().encode(), media_type="text/csv; charset=utf-8")


HANDLERS = (method, data, claims_jsonl, claims_csv)
