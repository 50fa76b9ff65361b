"""Tells everybody who follows something what is new: once for each follow and run, nothing lost, repeats recognisable.

In: a state of the workspace and the follows. Out: messages, and what became of each. For each follow it is written down
which position was delivered; before a message goes out, that it will; after it was taken, that it was. Who is killed
between sends the same message again, from the same position to the same, under the same key.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from email.message import EmailMessage
from email.utils import format_datetime

from foedera.errors import FoederaError
from foedera.ids import content_id
from foedera.model import matching
from foedera.model.change import Change, ChangeKind
from foedera.model.dates import Clock
from foedera.model.event import Dialogue
from foedera.model.follow import Delivery, Follow, Message
from foedera.model.lookup import unknown_thing
from foedera.model.mail_server import MailServer
from foedera.model.snapshot import Snapshot
from foedera.net.mail import mail
from foedera.net.webhook import post
from foedera.publishing.digest import subject_of, to_json, to_text
from foedera.settings import mail_server, site_address, webhook_hosts, webhook_secret
from foedera.store.deliveries import Delivered, Deliveries
from foedera.workspace.change_view import compared
from foedera.workspace.feed_view import QUIET

Send = Callable[[Message], None]
"""Hands a message over; returns once it was taken, and raises FoederaError where it was not."""


def notified(
    snapshot: Snapshot, follows: tuple[Follow, ...], deliveries: Deliveries, *, clock: Clock, send: Send, dry_run: bool
) -> tuple[Delivery, ...]:
    """Tell every follow what is new; one that fails stops no other."""
    return tuple(_one(snapshot, follow, deliveries, clock, send, dry_run) for follow in follows)


def _one(
    snapshot: Snapshot, follow: Follow, deliveries: Deliveries, clock: Clock, send: Send, dry_run: bool
) -> Delivery:
    """Tell one follow what is new since it was told last, or what it may not have been told then."""
    known, now = deliveries.of(follow.name), clock()
    until = snapshot.position if known is None or known.intended is None else known.intended
    try:
        belongs = belonging_to(snapshot, follow)
    except FoederaError as error:
        return _failed(follow, 0 if known is None else known.position, error)
    if known is None:
        if not dry_run:
            deliveries.deliver(follow.name, until, now)
        return Delivery(follow=follow.name, outcome="begun", until=until)
    if known.intended is None and now.date() < known.at.date() + datetime.timedelta(days=follow.rhythm.days):
        return Delivery(follow=follow.name, outcome="not_due", until=known.position)
    message = _message(snapshot, follow, known, until, belongs, clock)
    told = Delivery(follow=follow.name, outcome="sent", until=until, changes=len(message.changes), key=message.key)
    if not message.changes:
        if not dry_run and until > known.position:
            deliveries.deliver(follow.name, until, known.at)
        return Delivery(follow=follow.name, outcome="nothing_new", until=until)
    if dry_run:
        return Delivery(
            follow=follow.name, outcome="would_send", until=until, changes=len(message.changes), key=message.key
        )
    deliveries.intend(follow.name, until)
    try:
        send(message)
    except FoederaError as error:
        return _failed(follow, known.position, error, message)
    deliveries.deliver(follow.name, until, now)
    return told


def _message(
    snapshot: Snapshot, follow: Follow, known: Delivered, until: int, belongs: Callable[[Change], bool], clock: Clock
) -> Message:
    """What is new for a follow between two positions."""
    found = compared(snapshot, known.position, until, clock) if until > known.position else ()
    first = snapshot.claims[0].id if snapshot.claims else ""
    return Message(
        key=content_id("n", first, follow.name, follow.to, follow.what, follow.thing, known.position, until),
        follow=follow,
        since=known.position,
        until=until,
        changes=tuple(change for change in found if belongs(change)),
    )


def belonging_to(snapshot: Snapshot, follow: Follow) -> Callable[[Change], bool]:
    """Whether a change is part of what is followed.

    Raises:
        UnknownId: what is followed is not there.
    """
    if follow.what == "all":
        return lambda change: True  # noqa: ARG005  # every change
    if follow.what == "findings":
        return lambda change: change.kind is ChangeKind.FINDING
    thing = follow.thing or ""
    if follow.what == "dialogue":
        if not snapshot.ledger.of(Dialogue, thing):
            raise unknown_thing(thing)
    else:
        thing = matching.find(snapshot, thing, "party" if follow.what == "partner" else follow.what).id
    return lambda change: thing in change.about and change.kind not in QUIET


def sender(snapshot: Snapshot, clock: Clock) -> Send:
    """Hands messages over by mail or webhook, as the settings say."""
    site = site_address()

    def send(message: Message) -> None:
        if message.follow.by_mail:
            server = mail_server()
            mail(server, _mail(message, snapshot.at(message.until), server, site, clock()))
        else:
            body = to_json(message, snapshot.at(message.until), site=site)
            hosts, secret = webhook_hosts(), webhook_secret()
            post(message.follow.to, body, key=message.key, secret=secret, clock=clock, allowed=hosts)

    return send


def _mail(
    message: Message, snapshot: Snapshot, server: MailServer, site: str | None, now: datetime.datetime
) -> EmailMessage:
    """The mail; a repeat has the same Message-ID."""
    made = EmailMessage()
    made["Subject"] = subject_of(message)
    made["From"], made["To"] = server.sender, message.follow.to
    made["Date"] = format_datetime(now)
    made["Message-ID"] = f"<{message.key}@{server.sender.rpartition('@')[2]}>"
    made["Auto-Submitted"] = "auto-generated"
    made["X-Foedera-Positions"] = f"{message.since}-{message.until}"
    made.set_content(to_text(message, snapshot, site=site))
    return made


def _failed(follow: Follow, position: int, error: FoederaError, message: Message | None = None) -> Delivery:
    return Delivery(
        follow=follow.name,
        outcome="failed",
        until=position,
        changes=0 if message is None else len(message.changes),
        key=None if message is None else message.key,
        error=str(error),
    )
