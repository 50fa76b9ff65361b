"""Mail out, by one server (SMTP): encrypted, or to this machine only.

In: a message ready to send. Out: nothing, once the server has taken it. A server that is busy is asked again.
"""

from __future__ import annotations

import contextlib
import smtplib
import ssl
import time
from collections.abc import Callable
from email.message import EmailMessage
from urllib.parse import urlsplit

from foedera.errors import DeliveryFailed, UsageError
from foedera.model.mail_server import MailServer
from foedera.net.waiting import Waiting

_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def mail(
    server: MailServer,
    message: EmailMessage,
    *,
    waiting: Waiting | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Hand a message to the server.

    Raises:
        UsageError: the server's address is none.
        DeliveryFailed: it does not answer, is not encrypted, refuses the login or the message.
    """
    patience = waiting or Waiting()
    for attempt in range(patience.tries):
        try:
            _hand_over(server, message, patience)
        except (OSError, smtplib.SMTPException) as fault:
            if attempt + 1 == patience.tries or not _may_pass(fault):
                raise _failed(server, fault) from fault
            sleep(patience.seconds(attempt))
        else:
            return


def _hand_over(server: MailServer, message: EmailMessage, patience: Waiting) -> None:
    parts = urlsplit(server.url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise UsageError(
            "not the address of a mail server",
            where="FOEDERA_SMTP",
            expected="smtps://USER@HOST:465 or smtp://USER@HOST:587",
            found=parts.scheme or "nothing",
            next_step="set it again; the password goes into FOEDERA_SMTP_PASSWORD",
        )
    secure, loopback = ssl.create_default_context(), parts.hostname in _LOOPBACK
    if parts.scheme == "smtps":
        link: smtplib.SMTP = smtplib.SMTP_SSL(
            parts.hostname, parts.port or 465, timeout=patience.answer_seconds, context=secure
        )
    else:
        link = smtplib.SMTP(parts.hostname, parts.port or 587, timeout=patience.answer_seconds)
    try:
        if parts.scheme == "smtp" and not loopback:
            link.starttls(context=secure)
        if parts.username and server.password:
            link.login(parts.username, server.password)
        link.send_message(message)
    finally:
        # what the server took is taken, whether or not it says goodbye
        with contextlib.suppress(OSError, smtplib.SMTPException):
            link.quit()


def _may_pass(fault: Exception) -> bool:
    """Whether it may be otherwise in a moment: no answer, or a refusal of the 400s."""
    if isinstance(fault, smtplib.SMTPResponseException):
        return 400 <= fault.smtp_code < 500
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        return all(400 <= code < 500 for code, _ in fault.recipients.values())
    return not isinstance(fault, smtplib.SMTPNotSupportedError | ssl.SSLError)


def _failed(server: MailServer, fault: Exception) -> DeliveryFailed:
    return DeliveryFailed(
        "the mail was not taken",
        where=urlsplit(server.url).hostname or "the mail server",
        expected="a server that takes it",
        found=f"{type(fault).__name__}: {fault}",
        next_step="look at the address of the server, the login and the recipient; the next run sends it again",
    )
