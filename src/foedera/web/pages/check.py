"""A draft pasted or uploaded, checked and forgotten: nothing of it is stored or stands in an address."""

from __future__ import annotations

import email.parser
import email.policy
from typing import NamedTuple
from urllib.parse import parse_qs

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool

from foedera.errors import UsageError
from foedera.model.dates import Clock
from foedera.model.prose import CheckedText
from foedera.publishing import checked_text, checked_word
from foedera.web.downloads import sent
from foedera.web.errors import error_page
from foedera.web.pages import new_router, render
from foedera.workspace.view import View

router = new_router()

MOST_BYTES = 4 * 2**20
"""Of what is sent; a draft of a thousand pages has fewer."""
FILES = ("docx", "md", "html", "json")
_MULTIPART, _ENCODED = "multipart/form-data", "application/x-www-form-urlencoded"


class _Form(NamedTuple):
    """What was sent."""

    text: str = ""
    as_of: str = ""
    file: bytes = b""
    name: str = ""
    give: str = ""


@router.get("/check")
def form(request: Request) -> Response:
    """The form alone."""
    return render(request, "check.html", {"found": None, "form": _Form()})


async def check(request: Request) -> Response:
    """The draft with its marks, or as a file."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return error_page(
            request, 403, {"error": "sent from another site", "where": "/check", "next": "use the form at /check"}
        )
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            parts = {
                "error": "the draft is too large",
                "where": "/check",
                "expected": f"at most {MOST_BYTES // 2**20} MiB",
                "next": "check it on the command line: foedera check --text DRAFT",
            }
            return error_page(request, 413, parts)
    sent_form = _form_of(request.headers.get("content-type", ""), bytes(body))
    return await run_in_threadpool(_answered, request, sent_form)


def _answered(request: Request, asked: _Form) -> Response:
    view: View
    view, _ = request.app.state.site.look()
    if not asked.file and not asked.text.strip():
        raise UsageError(
            "there is nothing to check",
            where="/check",
            expected="a text in the box, or a file",
            found="neither",
            next_step="paste a draft, or choose a file",
        )
    draft = asked.file or asked.text.replace("\r\n", "\n").encode()
    found = view.check_text(draft, as_of=asked.as_of or None, name=asked.name or None)
    answer = _file(found, asked.give, view.clock) if asked.give in FILES else _page(request, found, asked)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _page(request: Request, found: CheckedText, asked: _Form) -> Response:
    context = {
        "found": found,
        "form": asked,
        "blocks": list(checked_text.blocks(found)),
        "summary": checked_text.summary(found),
        "badges": checked_text.BADGES,
    }
    return render(request, "check.html", context)


def _file(found: CheckedText, ending: str, clock: Clock) -> Response:
    match ending:
        case "docx":
            content: str | bytes = checked_word.to_docx(found, moment=clock())
        case "md":
            content = checked_text.to_markdown(found)
        case "html":
            content = checked_text.to_html(found)
        case _:
            content = checked_text.to_json(found)
    return sent(content, ending, save_as=f"checked.{ending}")


def _form_of(content_type: str, body: bytes) -> _Form:
    """The fields of a form, as browsers send them, with or without a file."""
    if content_type.startswith(_ENCODED):
        fields = {key: values[-1] for key, values in parse_qs(body.decode("utf-8", "replace")).items()}
        return _Form(fields.get("text", ""), fields.get("as_of", ""), give=fields.get("give", ""))
    if not content_type.startswith(_MULTIPART):
        raise UsageError(
            "not a form",
            where="/check",
            expected=f"{_ENCODED} or {_MULTIPART}",
            found=content_type or "no content type",
            next_step="use the form at /check",
        )
    head = f"Content-Type: {content_type}\r\n\r\n".encode()
    message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + body)
    found = _Form()
    for part in message.iter_parts():
        field = part.get_param("name", header="content-disposition")
        data = part.get_payload(decode=True)
        content = data if isinstance(data, bytes) else b""
        if field == "file" and content:
            found = found._replace(file=content, name=(part.get_filename() or "").rsplit("/", 1)[-1])
        elif field in ("text", "as_of", "give"):
            words = content.decode("utf-8", "replace")
            fields = {"text": found.text, "as_of": found.as_of, "give": found.give, field: words}
            found = _Form(fields["text"], fields["as_of"], found.file, found.name, fields["give"])
    return found


router.add_api_route("/check", check, methods=["POST"], route_class_override=APIRoute)
"""Made anew each time and kept nowhere, neither here nor by a browser; pages are kept (foedera.web.route)."""
