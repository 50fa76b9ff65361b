"""Adding a source: a publication with an address, which can then be fetched, cited and watched.

In: a writer, what a person says of it. Out: the claim that was recorded, or what is wrong with each part. Not here:
fetching it (foedera.net.sources), adding its file (publications).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec

from foedera.errors import FoederaError, UsageError
from foedera.ids import SLUG, person_coder, slug_of
from foedera.model.claim import Claim, Source
from foedera.model.dates import PartialDate
from foedera.reading.register import source_claim
from foedera.workspace.log import Writer

_RANKS = ("primary", "secondary")
_KINDS = frozenset({"document", "official", "press", "think_tank", "law_firm", "reference", "dataset"})
_LONGEST_ID = 60


class _Wrong(NamedTuple):
    """What is wrong with one part of what was said."""

    part: str
    expected: str
    found: str
    step: str


def add_source(
    writer: Writer, record: Source, *, identifier: str | None, by: str, recorded: datetime.datetime
) -> Claim:
    """Record a source (foedera.workspace.workspace.Workspace.source_add)."""
    coder = person_coder(by)
    known = {name: entries[-1].value for name, entries in writer.snapshot.ledger.by_subject(Source).items()}
    name = identifier or _made(record)
    wrong = tuple(_wrong(record, name, known))
    if wrong:
        raise UsageError(
            "the source was not added",
            where=record.url,
            expected="; ".join(f"{one.part}: {one.expected}" for one in wrong),
            found="; ".join(f"{one.part}: {one.found}" for one in wrong),
            next_step="; ".join(f"{one.part}: {one.step}" for one in wrong),
        )
    said = source_claim(name, record, recorded=recorded, coder=coder)
    writer.append([said])
    return said


def _wrong(record: Source, name: str, known: Mapping[str, Source]) -> Iterator[_Wrong]:
    """Everything that is wrong with a new source, part by part."""
    url = record.url or ""
    fault = _address_fault(url)
    if fault is not None:
        yield _Wrong("address", "http:// or https:// and a host, without a name or password", fault, "correct it")
    same = next((one for one, other in known.items() if other.url and _plain(other.url) == _plain(url)), None)
    if fault is None and same is not None:
        yield _Wrong("address", "one no source has yet", f"that of {same}", f"fetch it: foedera fetch {same}")
    for part, said in (("title", record.title), ("publisher", record.publisher)):
        if not said.strip() or not said.isprintable():
            yield _Wrong(part, "some words in one line", repr(said), "say what it is called and who issues it")
    for part, said, choices in (("rank", record.rank, _RANKS), ("kind", record.kind, sorted(_KINDS))):
        if said not in choices:
            yield _Wrong(part, f"one of {', '.join(choices)}", repr(said), "choose one of them")
    if record.date is not None and not _is_date(record.date):
        yield _Wrong("date", "2025, 2025-05 or 2025-05-19", repr(record.date), "write it so, or leave it out")
    if not SLUG.fullmatch(name):
        yield _Wrong("id", "lower-case letters, digits and hyphens", repr(name), "name one: --id ID")
    elif same != name and name in known:
        yield _Wrong("id", "one no source has yet", f"{name}: {known[name].title}", "name another: --id ID")


def _made(record: Source) -> str:
    """The id made of publisher and title; empty where neither holds a letter."""
    try:
        whole = slug_of(f"{record.publisher} {record.title}".replace("/", " ").replace(".", " "))
    except FoederaError:
        return ""
    return whole if len(whole) <= _LONGEST_ID else whole[: _LONGEST_ID + 1].rpartition("-")[0]


def _address_fault(url: str) -> str | None:
    """Why an address is none that can be fetched; None where it can."""
    try:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname or (parts.port is not None and not parts.port):
            return repr(url[:80])
    except ValueError:
        return repr(url[:80])
    if parts.username is not None or parts.password is not None:
        return "a name or password before the host (not shown)"
    return None if url.isprintable() and " " not in url else repr(url[:80])


def _plain(url: str) -> str:
    """An address in one spelling: what servers take for the same."""
    parts = urlsplit(url)
    query = f"?{parts.query}" if parts.query else ""
    return f"{(parts.netloc or '').lower()}{parts.path.rstrip('/')}{query}"


def _is_date(text: str) -> bool:
    try:
        msgspec.convert(text, PartialDate)
    except msgspec.ValidationError:
        return False
    return True
