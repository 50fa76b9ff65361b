"""The message that tells somebody what is new: as words of a mail, and as JSON for a webhook."""

from __future__ import annotations

import msgspec

from foedera.amounts import amount
from foedera.model.change import Change, Changes
from foedera.model.follow import Follow, Message
from foedera.model.snapshot import Snapshot
from foedera.publishing.changes import lines, stands_on
from foedera.publishing.feeds import address_of


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One change, as a webhook is told of it."""

    id: str
    kind: str
    day: str
    sentence: str
    stands_on: str
    before: str | None
    after: str | None
    claims: tuple[str, ...]
    url: str | None
    """The page that shows its evidence; None where the site's address is not set."""


class Posted(msgspec.Struct, frozen=True, kw_only=True):
    """What a webhook is sent."""

    key: str
    """The same for the same message: a receiver that has it already drops the repeat."""
    follow: str
    since: int
    until: int
    changes: tuple[Told, ...]


def subject_of(message: Message) -> str:
    """The subject of a mail: how much is new, and of what."""
    return f"{amount(len(message.changes), 'change')}: {_followed(message.follow)}"


def to_text(message: Message, snapshot: Snapshot, *, site: str | None) -> str:
    """The words of a mail."""
    found = Changes(time="record", since="", until="", remarks=(), changes=message.changes)
    where = f"All of it: {site}/changes?since=@{message.since}&until=@{message.until}" if site else None
    followed = f"You follow {_followed(message.follow)} as “{message.follow.name}”."
    foot = f"{followed} Log: positions {message.since} to {message.until}."
    return "\n".join([*lines(found, snapshot), "", *([where] if where else []), foot, ""])


def to_json(message: Message, snapshot: Snapshot, *, site: str | None) -> bytes:
    """The body for a webhook: the same message gives the same bytes."""
    told = tuple(_told(change, snapshot, site) for change in message.changes)
    posted = Posted(key=message.key, follow=message.follow.name, since=message.since, until=message.until, changes=told)
    return msgspec.json.encode(posted)


def _told(change: Change, snapshot: Snapshot, site: str | None) -> Told:
    return Told(
        id=change.id,
        kind=change.kind.value,
        day=change.day,
        sentence=change.sentence,
        stands_on=stands_on(snapshot, change),
        before=change.before,
        after=change.after,
        claims=change.evidence,
        url=f"{site}{address_of(change)}" if site else None,
    )


def _followed(follow: Follow) -> str:
    if follow.what == "all":
        return "everything"
    return follow.what if follow.thing is None else f"{follow.what} {follow.thing}"
