"""Mail and webhooks out: taken, asked again, refused; signed; never into this network unless that is allowed."""

from __future__ import annotations

import hashlib
import hmac
import socket
from email.message import EmailMessage

import pytest

from foedera.errors import DeliveryFailed, UsageError
from foedera.model.mail_server import MailServer
from foedera.net.mail import mail
from foedera.net.webhook import post
from tests.conftest import NOW
from tests.receiving import mail_server, webhook

SECRET = "between us"  # noqa: S105  # of these tests


def letter() -> EmailMessage:
    """A mail."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "foedera@example.org", "anna@example.org", "news"
    made["Message-ID"] = "<n-1@example.org>"
    made.set_content("Ísland\n")
    return made


def server(port: int) -> MailServer:
    """A mail server of this machine."""
    return MailServer(url=f"smtp://127.0.0.1:{port}", sender="foedera@example.org")


def test_a_busy_mail_server_is_asked_again_and_gets_one_message() -> None:
    """Twice it says 'later'; the third time it takes it, with the same id."""
    slept: list[float] = []
    with mail_server() as box:
        box.answers = ["451 later", "451 later"]
        mail(server(box.port), letter(), sleep=slept.append)
        (got,) = box.messages
    assert (got["Message-ID"], got.get_content().strip()) == ("<n-1@example.org>", "Ísland")
    assert slept == [1.0, 2.0]


@pytest.mark.parametrize(("answers", "waits"), [(["554 never"], 0), (["451 later"] * 4, 3)])
def test_a_mail_server_that_refuses_is_an_error(answers: list[str], waits: int) -> None:
    """For good at once; for now after some patience."""
    slept: list[float] = []
    with mail_server() as box:
        box.answers = list(answers)
        with pytest.raises(DeliveryFailed, match="the next run sends it again"):
            mail(server(box.port), letter(), sleep=slept.append)
        assert box.messages == []
    assert len(slept) == waits


def test_mail_never_travels_unencrypted_to_another_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server elsewhere that offers no STARTTLS gets nothing, were it even this machine under another name."""
    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *rest, **more: real("127.0.0.1", *rest, **more))
    with mail_server() as box:
        there = MailServer(url=f"smtp://mail.example.org:{box.port}", sender="foedera@example.org")
        with pytest.raises(DeliveryFailed, match="STARTTLS"):
            mail(there, letter(), sleep=lambda _: None)
        assert box.messages == []


def test_what_is_no_mail_server_is_refused() -> None:
    """An address without its scheme."""
    with pytest.raises(UsageError, match="smtps://"):
        mail(MailServer(url="mail.example.org", sender="a@example.org"), letter())


def test_a_webhook_can_check_who_speaks_and_knows_a_repeat() -> None:
    """Signature over timestamp and body, key, JSON; asked again when busy, with the same key."""
    with webhook() as hook:
        hook.statuses = [503, 429]
        post(
            hook.url,
            b'{"a":1}',
            key="n-1",
            secret=SECRET,
            clock=lambda: NOW,
            allowed=["127.0.0.1"],
            sleep=lambda _: None,
        )
        assert [one.headers["idempotency-key"] for one in hook.posts] == ["n-1"] * 3
        got = hook.posts[-1]
    signed = got.headers["foedera-timestamp"].encode() + b"." + got.body
    assert got.headers["foedera-signature"] == f"sha256={hmac.new(SECRET.encode(), signed, hashlib.sha256).hexdigest()}"
    assert int(got.headers["foedera-timestamp"]) == int(NOW.timestamp())
    assert got.headers["content-type"] == "application/json"


@pytest.mark.parametrize("status", [301, 307, 400, 404, 410])
def test_a_webhook_that_refuses_or_points_elsewhere_is_an_error(status: int) -> None:
    """It is asked once, and no redirect is followed."""
    with webhook() as hook:
        hook.statuses = [status]
        with pytest.raises(DeliveryFailed, match=str(status)):
            post(
                hook.url, b"{}", key="n", secret=SECRET, clock=lambda: NOW, allowed=["127.0.0.1"], sleep=lambda _: None
            )
        assert len(hook.posts) == 1


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.1.1",
        "169.254.169.254",
        "::1",
        "fe80::1",
        "::ffff:10.0.0.1",
        "0.0.0.0",  # noqa: S104  # refused
        "224.0.0.1",
    ],
)
def test_nothing_is_posted_into_this_network(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    """Whatever name the address goes by, and also where another of its addresses is public."""
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 443)) for one in ("93.184.216.34", address)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(DeliveryFailed, match="a public address"):
        post("https://hooks.example.org/x", b"{}", key="n", secret=SECRET, clock=lambda: NOW, sleep=lambda _: None)


def test_plain_http_is_refused_but_to_hosts_that_are_allowed() -> None:
    """What is signed can still be read on the way."""
    with pytest.raises(DeliveryFailed, match="https://"):
        post("http://hooks.example.org/x", b"{}", key="n", secret=SECRET, clock=lambda: NOW)
