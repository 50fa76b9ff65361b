"""Changes as an Atom feed (RFC 4287), for whoever follows an agreement, a partner, an area, a dialogue or all of it."""

from __future__ import annotations

import datetime
from xml.sax.saxutils import escape, quoteattr

import msgspec

from foedera.amounts import amount
from foedera.model.change import Change
from foedera.model.dates import first_day, written_out
from foedera.model.snapshot import Snapshot
from foedera.publishing.changes import stands_on

ATOM = "http://www.w3.org/2005/Atom"
_SCHEME = "urn:foedera"


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """What a feed holds, and how it goes on."""

    about: str
    """What is followed, as the feed's permanent id names it: changes, findings, agreements:eu-nor-sdp-2024 …"""
    title: str
    changes: tuple[Change, ...]
    """The newest first; each is recorded on one day, and stays as it is once that day is over."""
    begun: datetime.datetime
    """When the workspace was begun: the date of the feed before anything changed."""
    first: str
    """The log's first claim, by which this workspace is told apart from any other."""
    beginning: str
    """What was there when it was begun, in one sentence: the last entry of every feed."""


def to_atom(feed: Feed, snapshot: Snapshot, *, site: str, path: str, page: str) -> bytes:
    """The feed as XML: the same state of a workspace, asked under the same name, gives the same bytes.

    Ids are made of what changed, not of addresses, so a site that moves shows no entry twice.

    Args:
        feed: its changes.
        snapshot: where they stand.
        site: the address of the site, without a slash at its end.
        path: where the feed itself is.
        page: the page it is of.
    """
    moments = {one.id: _moment(snapshot, one) for one in feed.changes}
    updated = max((*moments.values(), feed.begun))
    entries = [_entry(one, snapshot, site, feed, moments[one.id]) for one in feed.changes]
    beginning = _item(
        ident=f"{_SCHEME}:{feed.first}:beginning:{feed.about}",
        title="Begun",
        updated=feed.begun,
        link=f"{site}{page}",
        summary=feed.beginning,
        category="beginning",
    )
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="{ATOM}" xml:lang="en">\n'
        f"<id>{escape(f'{_SCHEME}:{feed.first}:{feed.about}')}</id>\n"
        f"<title>{escape(feed.title)}</title>\n"
        f"<updated>{_stamp(updated)}</updated>\n"
        "<author><name>Foedera</name></author>\n"
        f'<link rel="self" type="application/atom+xml" href={quoteattr(site + path)}/>\n'
        f'<link rel="alternate" type="text/html" href={quoteattr(site + page)}/>\n'
    )
    return "".join((head, *entries, beginning, "</feed>\n")).encode()


def _entry(change: Change, snapshot: Snapshot, site: str, feed: Feed, moment: datetime.datetime) -> str:
    said = change.sentence if not change.before else f"{change.sentence} Before: {change.before}"
    return _item(
        ident=f"{_SCHEME}:{feed.first}:{change.id}:{change.day}",
        title=_short(change.sentence),
        updated=moment,
        link=site + address_of(change),
        summary=f"{said} Stands on: {stands_on(snapshot, change)}. Recorded {written_out(change.day)}.",
        category=change.kind.value,
    )


def _item(*, ident: str, title: str, updated: datetime.datetime, link: str, summary: str, category: str) -> str:
    return (
        "<entry>\n"
        f"<id>{escape(ident)}</id>\n"
        f"<title>{escape(title)}</title>\n"
        f"<updated>{_stamp(updated)}</updated>\n"
        f'<link rel="alternate" type="text/html" href={quoteattr(link)}/>\n'
        f"<category term={quoteattr(category)}/>\n"
        f'<summary type="text">{escape(summary)}</summary>\n'
        "</entry>\n"
    )


def address_of(change: Change) -> str:
    """The page that shows a change's evidence, one step away."""
    if change.evidence:
        return f"/claims/{change.evidence[0]}"
    return f"/texts/{change.texts[0]}" if change.texts else f"/changes?since={change.day}"


def beginning_in_words(snapshot: Snapshot, agreements: int, begun: datetime.datetime) -> str:
    """What a workspace began with."""
    day = written_out(begun.date().isoformat())
    held = f"{amount(agreements, 'agreement')} and {amount(len(snapshot.at(snapshot.beginning).claims), 'claim')}"
    return f"This workspace was begun as of {day} with {held}. What changes from then on is told here."


def _moment(snapshot: Snapshot, change: Change) -> datetime.datetime:
    """When the last of a change's claims was recorded; the beginning of its day where it has none."""
    moments = [snapshot.by_id[one].recorded for one in change.claims]
    return max(moments, default=datetime.datetime.combine(first_day(change.day), datetime.time.min, datetime.UTC))


def _short(text: str, most: int = 120) -> str:
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


def _stamp(moment: datetime.datetime) -> str:
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
