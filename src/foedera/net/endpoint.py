"""A language model's endpoint: a question out, an answer in. Nothing else sends away what a workspace holds.

In: the address of any service that speaks the chat completions of OpenAI's API, and a question. Out: the text of the
answer. Redirects are never followed: the texts and the key go to the address named and nowhere else. Proxies are those
the environment names. Not here: what the answer means.
"""

from __future__ import annotations

import datetime
import ipaddress
import time
from collections.abc import Callable
from typing import Annotated

import httpx
import msgspec

from foedera.amounts import amount
from foedera.coding.language_model.prompting import Answer, Tokens
from foedera.coding.language_model.prompts import Prompt
from foedera.coding.language_model.requests import request_body
from foedera.coding.language_model.validation import printable
from foedera.errors import AnswerRefused, UsageError
from foedera.net.resuming import retry_after

_REDIRECTS = range(300, 400)
_EXCERPT = 2_000
"""Bytes of an error's body that are looked at for its words."""


class Patience(msgspec.Struct, frozen=True, kw_only=True):
    """How long an endpoint is waited for, and how much it may say."""

    connect_seconds: float = 10.0
    answer_seconds: float = 300.0
    """For the whole answer to one request; models think long before the first letter."""
    tries: int = 3
    """Times a busy or failing endpoint (429, 5xx) is asked again."""
    first_wait: float = 1.0
    """Seconds before it is asked again, doubled each time, where it does not say itself."""
    longest_wait: float = 60.0
    """Seconds it may ask for."""
    size: int = 2**20
    """Bytes of an answer at most."""


class _Message(msgspec.Struct):
    content: str | None = None


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Completion(msgspec.Struct):
    """The part of a chat completion that is read; other fields are passed over."""

    choices: list[_Choice]
    usage: msgspec.Raw = msgspec.Raw(b"null")


class _Usage(msgspec.Struct):
    """How many tokens the endpoint counts."""

    prompt_tokens: Annotated[int, msgspec.Meta(ge=0)]
    completion_tokens: Annotated[int, msgspec.Meta(ge=0)]


class Endpoint:
    """Asks one model at one address. Close it after use."""

    def __init__(
        self,
        url: str,
        model: str,
        *,
        clock: Callable[[], datetime.datetime],
        key: str | None = None,
        patience: Patience | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Make ready; nothing is sent yet.

        Raises:
            UsageError: the address is none that may be asked and recorded, or the model's name cannot be printed.
        """
        self.url = address(url)
        self.name = _printed(model)
        self.patience = patience or Patience()
        self.clock = clock
        self.sleep = sleep
        if key is not None and not _private(self.url):
            raise UsageError(
                "the key would travel unencrypted",
                where=self.url,
                expected="https, or an address of this machine",
                found="http",
                next_step="use https, or unset the key if the endpoint wants none",
            )
        self._key = key
        headers = {"Accept-Encoding": "identity"} | ({"Authorization": f"Bearer {key}"} if key else {})
        timeout = httpx.Timeout(self.patience.answer_seconds, connect=self.patience.connect_seconds)
        self._client = httpx.Client(headers=headers, timeout=timeout, follow_redirects=False)

    def __enter__(self) -> Endpoint:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def __call__(self, question: Prompt) -> Answer:
        """The text of the model's answer, with the tokens the endpoint counts where it says them.

        Raises:
            AnswerRefused: no answer within the patience, an error, a redirect, too much, no chat completion, or one
                that was cut off.
        """
        return self._answer(self._asked(request_body(self.name, question)))

    def _asked(self, body: bytes) -> bytes:
        """The body of the answer; a busy or failing endpoint is asked again."""
        for attempt in range(self.patience.tries + 1):
            try:
                with self._client.stream(
                    "POST", f"{self.url}/chat/completions", content=body, headers={"Content-Type": "application/json"}
                ) as response:
                    if response.status_code == 200:
                        return self._body(response)
                    wait = self._wait(response, attempt)
            except (httpx.HTTPError, UnicodeError) as fault:  # the latter for a host no name server could know
                found = f"{type(fault).__name__}: {fault}"
                raise self._refused("an answer", found, "check the address, and that the model runs") from fault
            self.sleep(wait)
        raise AssertionError("unreachable")

    def _body(self, response: httpx.Response) -> bytes:
        end = time.monotonic() + self.patience.answer_seconds
        body = bytearray()
        for piece in response.iter_bytes():
            body += piece
            if len(body) > self.patience.size:
                raise self._refused(f"at most {self.patience.size} bytes", "more", "ask another model")
            if time.monotonic() > end:
                step = "ask less at once: --size, or wait longer: --timeout"
                raise self._refused(f"all within {self.patience.answer_seconds:g} seconds", "still coming", step)
        return bytes(body)

    def _wait(self, response: httpx.Response, attempt: int) -> float:
        """Seconds until an endpoint that gave no answer is asked again.

        Raises:
            AnswerRefused: it is not to be asked again.
        """
        status = f"{response.status_code} {response.reason_phrase}"
        if response.status_code in _REDIRECTS:
            target = response.headers.get("location", "an address it does not name")
            raise self._refused(
                "an answer from this address", f"{status}: sent on to {target}, not followed", "name it"
            )
        if response.status_code != 429 and response.status_code < 500:
            step = "check the address, the model's name and the key (FOEDERA_MODEL_KEY)"
            raise self._refused("200", f"{status}: {self._words(response)}", step)
        said = "retry-after" in response.headers
        wait = retry_after(response, self.clock()) if said else self.patience.first_wait * 2**attempt
        if attempt == self.patience.tries or wait > self.patience.longest_wait:
            found = (
                f"{status} after {amount(attempt + 1, 'request')}, to wait {wait:g} seconds: {self._words(response)}"
            )
            raise self._refused("200", found, "run the command again later: it asks only what is open")
        return wait

    def _words(self, response: httpx.Response) -> str:
        """The beginning of an error's body, for the reader; without the key, should it be repeated there."""
        body = b""
        for piece in response.iter_bytes(_EXCERPT):
            body = piece
            break
        words = body.decode("utf-8", errors="replace")
        return printable(words.replace(self._key, "(key)") if self._key else words)

    def _answer(self, body: bytes) -> Answer:
        try:
            completion = msgspec.json.decode(body, type=_Completion)
            choice = completion.choices[0]
        except (msgspec.MsgspecError, ValueError, RecursionError, IndexError) as fault:
            found = f"{type(fault).__name__}: {fault}" if body.strip() else "nothing"
            step = "check the address: it ends where /chat/completions begins, often in /v1"
            raise self._refused("a chat completion", found, step) from fault
        if choice.finish_reason == "length":
            step = "ask less at once: --size, or let the model answer at greater length"
            raise self._refused("a whole answer", "one cut off at the model's limit of length", step)
        return Answer(choice.message.content or "", _tokens(completion.usage))

    def _refused(self, expected: str, found: str, step: str) -> AnswerRefused:
        where = f"{self.name} at {self.url}"
        what = "the language model gave no usable answer"
        return AnswerRefused(what, where=where, expected=expected, found=printable(found), next_step=step)


def _tokens(usage: msgspec.Raw) -> Tokens:
    """The counts the endpoint gives; none where it gives none, or something else in their place."""
    try:
        counted = msgspec.json.decode(usage, type=_Usage)
    except msgspec.MsgspecError:
        return Tokens()
    return Tokens(asked=counted.prompt_tokens, answered=counted.completion_tokens, answers=1)


def address(url: str) -> str:
    """The address as it is asked and recorded: without a slash at its end.

    Raises:
        UsageError: for anything but http or https, and for parts that could hold a secret, which would end up in the
            log: a name before the host, a query, a fragment, and signs that would have to be escaped.
    """
    try:
        parts = httpx.URL(url.strip())
        plain = not (parts.userinfo or parts.query or parts.fragment or "?" in url or "@" in url or "%" in str(parts))
    except httpx.InvalidURL:
        parts, plain = httpx.URL(), False
    if not plain or parts.scheme not in {"http", "https"} or not parts.host or (parts.port or 0) > 65535:
        raise UsageError(
            "not the address of an endpoint",
            where="--endpoint",
            expected="http:// or https://, a host and a path, such as http://127.0.0.1:8080/v1; no key",
            found=parts.host or "no address (not shown)",
            next_step="name the address up to where /chat/completions begins",
        )
    return str(parts).rstrip("/")


def _private(url: str) -> bool:
    """Whether what is sent there cannot be read on the way: encrypted, or never leaving this machine."""
    parts = httpx.URL(url)
    if parts.scheme == "https" or parts.host == "localhost":
        return True
    try:
        return ipaddress.ip_address(parts.host).is_loopback
    except ValueError:
        return False


def _printed(model: str) -> str:
    if not model.strip() or not model.isprintable():
        raise UsageError(
            "not the name of a model",
            where="--model",
            expected="the name the endpoint knows the model by, such as llama-3.1-8b",
            found=repr(model),
            next_step="the endpoint lists its models, mostly at /models",
        )
    return model.strip()
