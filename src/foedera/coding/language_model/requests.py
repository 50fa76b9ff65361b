"""Requests: what a question sends, byte for byte, and how much that is; known before anything is sent.

In: a model's name and a question. Out: the body of the request, its characters, and an estimate of its tokens. Not
here: sending it (foedera.net.endpoint).
"""

from __future__ import annotations

import msgspec

from foedera.coding.language_model.prompts import Prompt

BYTES_A_TOKEN = 4
"""Of UTF-8: what models take for a token lies between 3.5 and 5.5 in treaty texts of Latin script. Each counts its own
way, so that only the endpoint knows (Prompting.tokens)."""


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """One question as it would be sent."""

    document: str
    number: int
    """Counted from 1 within the document."""
    areas: tuple[str, ...]
    """Ids of the areas asked about."""
    provisions: tuple[str, ...]
    """Ids of the provisions shown, whole or in part."""
    characters: int
    """Of what the model reads: instructions and content."""
    tokens: int
    """The same in tokens, estimated: UTF-8 bytes by BYTES_A_TOKEN."""
    body: str
    """The body of the request, exactly."""


def request_of(model: str, question: Prompt) -> Request:
    """A question as it would be sent to a model."""
    read = question.instructions + question.content
    return Request(
        document=question.document,
        number=question.number,
        areas=question.areas,
        provisions=tuple(provision.id for provision in question.provisions.values()),
        characters=len(read),
        tokens=-(-len(read.encode()) // BYTES_A_TOKEN),
        body=request_body(model, question).decode(),
    )


def request_body(model: str, question: Prompt) -> bytes:
    """What a question sends: the body of a chat completion's request. Nothing else of a workspace leaves with it."""
    messages = [
        {"role": "system", "content": question.instructions},
        {"role": "user", "content": question.content},
    ]
    return msgspec.json.encode({"model": model, "messages": messages, "stream": False})
