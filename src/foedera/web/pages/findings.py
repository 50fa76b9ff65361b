"""Findings: contradictions and gaps, each with its claims."""

from __future__ import annotations

from collections import Counter

from fastapi import Request, Response

from foedera.model.finding import Severity
from foedera.web.pages import Asked, new_router, render

router = new_router()


@router.get("/findings")
def findings(request: Request, views: Asked, severity: str = "") -> Response:
    """Contradictions and gaps, each with its claims."""
    found = views.check()
    claims = {claim.id: claim for claim in views.claims()}
    return render(
        request,
        "findings.html",
        {
            "findings": [finding for finding in found if severity in ("", finding.severity)],
            "counts": Counter(finding.severity for finding in found),
            "severities": list(Severity),
            "severity": severity,
            "claims": claims,
        },
    )
