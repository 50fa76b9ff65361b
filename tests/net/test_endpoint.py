"""The endpoint: one address, bounded patience, and a key that is seen by nobody else."""

from __future__ import annotations

import json
import socket
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.coding.language_model.prompts import Prompt
from foedera.coding.language_model.requests import request_of
from foedera.errors import AnswerRefused, UsageError
from foedera.net.endpoint import Endpoint, Patience, address
from tests.conftest import clock
from tests.model_server import ModelServer, Reply, completion
from tests.questioned import asked_about, pact

(QUESTION,) = asked_about(pact())
LONG = Patience(size=20_000)
"""As long as the busiest machine needs."""
SHORT = Patience(answer_seconds=2, size=20_000)
"""For endpoints that never come to an end."""
KEY = "sk-0123456789-secret"


class Asker:
    """Asks the same question of a server, and remembers how long it would have waited."""

    def __init__(self, server: ModelServer, patience: Patience = LONG, key: str | None = None) -> None:
        self.waits: list[float] = []
        self._made = (server.url, patience, key)

    def __call__(self, question: Prompt = QUESTION) -> str:
        """The answer, or AnswerRefused."""
        url, patience, key = self._made
        with Endpoint(url, "toy-1", key=key, clock=clock, patience=patience, sleep=self.waits.append) as endpoint:
            return endpoint(question).text


def test_a_question_goes_out_as_a_chat_and_the_answer_comes_back() -> None:
    """Model, wording, content; no key where none is set; the answer's text as it is."""
    with ModelServer(Reply(completion("{…}"))) as server:
        assert Asker(server)() == "{…}"
    (request,) = server.asked
    assert request.path == "/v1/chat/completions"
    assert request.body["model"] == "toy-1"
    assert [message["content"] for message in request.body["messages"]] == [QUESTION.instructions, QUESTION.content]
    assert "authorization" not in request.headers


def counted(usage: object) -> bytes:
    """A chat completion with such a count of tokens."""
    return json.dumps(json.loads(completion("yes")) | {"usage": usage}).encode()


@pytest.mark.parametrize(
    ("body", "tokens"),
    [
        (counted({"prompt_tokens": 6012, "completion_tokens": 83, "total_tokens": 6095}), (6012, 83, 1)),
        (counted({"prompt_tokens": 6012}), (0, 0, 0)),
        (counted({"prompt_tokens": "many", "completion_tokens": -3}), (0, 0, 0)),
        (counted(None), (0, 0, 0)),
        (completion("yes"), (0, 0, 0)),
    ],
)
def test_tokens_are_those_the_endpoint_counts(body: bytes, tokens: tuple[int, int, int]) -> None:
    """Where it says none, or says it badly, the answer counts all the same."""
    with ModelServer(Reply(body)) as server, Endpoint(server.url, "toy-1", clock=clock) as endpoint:
        answer = endpoint(QUESTION)
    assert answer.text == "yes"
    assert (answer.tokens.asked, answer.tokens.answered, answer.tokens.answers) == tokens


def test_what_a_dry_run_shows_is_what_is_sent() -> None:
    """The body, byte for byte."""
    with ModelServer(Reply(completion("yes"))) as server:
        Asker(server)()
    request = request_of("toy-1", QUESTION)
    assert json.loads(request.body) == server.asked[0].body
    assert request.characters == len(QUESTION.instructions) + len(QUESTION.content)


def test_the_key_goes_with_the_question() -> None:
    """As a bearer token."""
    with ModelServer(Reply(completion(""))) as server:
        assert Asker(server, key=KEY)() == ""
    assert server.asked[0].headers["authorization"] == f"Bearer {KEY}"


def test_a_busy_endpoint_is_asked_again_when_it_says() -> None:
    """429 with and without Retry-After, 503, then an answer."""
    busy = Reply(status=429, headers=(("Retry-After", "7"),))
    with ModelServer(busy, Reply(status=429), Reply(status=503), Reply(completion("yes"))) as server:
        asker = Asker(server)
        assert asker() == "yes"
    assert asker.waits == [7, 2, 4]


def test_an_endpoint_that_fails_for_ever_is_asked_four_times() -> None:
    """And what it says of itself is told."""
    with ModelServer(Reply(b'{"error": "out of\x1b memory"}', status=500)) as server:
        asker = Asker(server)
        with pytest.raises(AnswerRefused, match=r"500 .* after 4 request") as fault:
            asker()
    assert "out of\ufffd memory" in str(fault.value)
    assert len(server.asked) == 4
    assert asker.waits == [1, 2, 4]


@pytest.mark.parametrize("wait", ["86400", "Wed, 25 Nov 2026 12:00:00 GMT"])
def test_nobody_waits_for_a_day(wait: str) -> None:
    """An endpoint that asks for more than a minute is left alone."""
    with ModelServer(Reply(status=429, headers=(("Retry-After", wait),))) as server:
        asker = Asker(server)
        with pytest.raises(AnswerRefused, match="to wait"):
            asker()
    assert (len(server.asked), asker.waits) == (1, [])


@pytest.mark.parametrize("status", [400, 401, 403, 404, 422, 204])
def test_a_refusal_is_not_asked_again(status: int) -> None:
    """The call is wrong, and would be again; the message says what to check."""
    reply = Reply(b"no" if status != 204 else b"", status=status)
    with ModelServer(reply) as server, pytest.raises(AnswerRefused, match=str(status)) as fault:
        Asker(server)()
    assert "FOEDERA_MODEL_KEY" in str(fault.value)
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_refused_and_nothing_goes_there(status: int) -> None:
    """Texts and key go to the address named and nowhere else."""
    with ModelServer(Reply(completion("stolen"))) as other:
        away = Reply(status=status, headers=(("Location", f"{other.url}/chat/completions"),))
        with ModelServer(away) as server, pytest.raises(AnswerRefused, match="not followed"):
            Asker(server, key=KEY)()
        assert other.asked == []
    assert len(server.asked) == 1


def test_an_endpoint_that_holds_its_answer_back_is_not_waited_for() -> None:
    """Time-out, without asking again."""
    late = Reply(completion("late"), hold=True)
    with ModelServer(late) as server, pytest.raises(AnswerRefused, match="ReadTimeout"):
        Asker(server, SHORT)()
    assert len(server.asked) == 1


def test_an_answer_that_trickles_is_not_waited_for() -> None:
    """The whole answer has a limit of time, not only each piece of it."""
    with ModelServer(Reply(completion("x" * 10_000))) as server:

        def trickle(handler: object) -> None:
            handler.send_response(200)  # type: ignore[attr-defined]
            handler.send_header("Content-Length", "1000")  # type: ignore[attr-defined]
            handler.end_headers()  # type: ignore[attr-defined]
            try:
                for _ in range(1000):
                    handler.wfile.write(b" ")  # type: ignore[attr-defined]
                    time.sleep(0.02)
            except OSError:
                handler.close_connection = True  # type: ignore[attr-defined]

        server.serve = trickle  # type: ignore[method-assign]
        with pytest.raises(AnswerRefused, match="still coming"):
            Asker(server, SHORT)()


def test_a_huge_answer_is_cut_off() -> None:
    """By what comes, whatever it says of its length."""
    for reply in (Reply(completion("x" * 50_000)), Reply(completion("x" * 50_000), length=30_000_000)):
        with ModelServer(reply) as server, pytest.raises(AnswerRefused, match="at most 20000 bytes"):
            Asker(server)()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Welcome to the gateway</html>",
        b"{}",
        b"[]",
        b'{"choices": []}',
        b'{"choices": [{}]}',
        b'{"choices": [{"message": {"content": 7}}]}',
        completion("half")[:-20],
        b'{"choices": ' + b"[" * 15_000,
        b'{"x": ' + b"[" * 15_000,
        b'{"choices": [{"message": {"content": "\xff"}}]}',
        completion('{"answers": [', finish="length"),
    ],
    ids=range(12),
)
def test_what_is_no_whole_chat_completion_is_refused(body: bytes) -> None:
    """Empty, a page, of other types, cut off, deep, not UTF-8, or stopped at the model's limit."""
    with ModelServer(Reply(body)) as server, pytest.raises(AnswerRefused):
        Asker(server)()


def test_an_answer_shorter_than_it_says_is_refused() -> None:
    """The connection ended before the answer did."""
    with ModelServer(Reply(completion("yes"), length=5_000)) as server, pytest.raises(AnswerRefused, match="Protocol"):
        Asker(server)()


def test_nobody_at_home() -> None:
    """A closed port is named with its address."""
    with socket.socket() as held:  # a port that is taken, so that nobody else gets it, and that nobody listens on
        held.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{held.getsockname()[1]}/v1"
        with (
            Endpoint(url, "toy-1", clock=clock) as endpoint,
            pytest.raises(AnswerRefused, match="ConnectError") as fault,
        ):
            endpoint(QUESTION)
    assert url in str(fault.value)


@pytest.mark.parametrize("host", ["a..b", "a" * 64])
def test_a_host_no_name_server_could_know(host: str) -> None:
    """Refused like any other silence."""
    endpoint = Endpoint(f"http://{host}/v1", "toy-1", clock=clock, patience=LONG)
    with endpoint, pytest.raises(AnswerRefused):
        endpoint(QUESTION)


def test_the_key_is_in_no_message() -> None:
    """Not even when the endpoint repeats it."""
    body = f"Incorrect API key provided: {KEY}. Bearer {KEY}".encode()
    with ModelServer(Reply(body, status=401)) as server, pytest.raises(AnswerRefused) as fault:
        Asker(server, key=KEY)()
    assert KEY not in str(fault.value)
    assert "Incorrect API key provided: (key)" in str(fault.value)


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "localhost"])
def test_a_key_travels_encrypted_or_stays_on_this_machine(host: str) -> None:
    """Over plain http it goes no further than this machine."""
    with pytest.raises(UsageError, match="unencrypted") as fault:
        Endpoint("http://models.example/v1", "toy-1", key=KEY, clock=clock)
    assert KEY not in str(fault.value)
    for url in (f"http://{host}:1/v1", "https://models.example/v1"):
        with Endpoint(url, "toy-1", key=KEY, clock=clock) as endpoint:
            assert endpoint.url == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        KEY,
        "models.example/v1",
        "ftp://models.example",
        "file:///etc/passwd",
        "http://",
        f"https://user:{KEY}@models.example/v1",
        f"https://models.example/v1?key={KEY}",
        f"https://models.example/v1#{KEY}",
        "https://models.example/v1?",
        "http://models.example:99999999/v1",
        "http://\x00",
    ],
)
def test_addresses_that_are_none_or_could_hold_a_secret(url: str) -> None:
    """The address is recorded with each claim, so nothing secret may be in it; the message shows none either."""
    with pytest.raises(UsageError) as fault:
        address(url)
    assert KEY not in str(fault.value)


@given(st.text())
def test_any_text_is_an_address_or_refused(text: str) -> None:
    """Nothing else happens, and an address is its own address."""
    for url in (text, f"http://{text}", f"https://models.example/{text}"):
        try:
            found = address(url)
        except UsageError:
            continue
        assert address(found) == found
        assert "@" not in found


@pytest.mark.parametrize("name", ["", " ", "a\nb", "a\x1b[0m"])
def test_a_model_has_a_name_that_can_be_printed(name: str) -> None:
    """It is part of the coder's name."""
    with pytest.raises(UsageError, match="name of a model"):
        Endpoint("http://127.0.0.1:1/v1", name, clock=clock)
