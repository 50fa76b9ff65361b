"""What adding a text means in claims: the agreement it belongs to, its source, its place in a collection."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from foedera.errors import UsageError
from foedera.ids import check_slug
from foedera.model.agreement import Agreement, Membership
from foedera.model.claim import Basis, Claim, Rank, Source, claim_value, new_claim
from foedera.model.document import Document, Provision, ReadResult, Retrieval
from foedera.model.event import Event
from foedera.model.indicator import Index
from foedera.reading.guard import Reader
from foedera.reading.register import source_claim
from foedera.reading.relations.about import assign
from foedera.workspace.cells import ADDED


class Details(msgspec.Struct, frozen=True, kw_only=True):
    """What a user says about a text; None where the text's own data or the default speaks."""

    agreement: str | None = None
    title: str | None = None
    parties: tuple[str, ...] | None = None
    signed: str | None = None
    family: str | None = None
    language: str | None = None
    """ISO 639-3; None takes what the file says, else what its words are in."""
    collection: str = ADDED
    ocr: bool = False
    """Whether pages that are images are recognised."""
    retrieval: Retrieval | None = None
    """How the file came, when it was fetched."""


def slug_of(name: str) -> str:
    """An id from a file name: 'EU–UK SDP (2025).pdf' becomes eu-uk-sdp-2025.

    Raises:
        UsageError: when nothing of the name is left.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", Path(name).stem) if not unicodedata.combining(c))
    slug = "-".join(re.findall(r"[a-z0-9]+", plain.lower()))
    if not slug:
        raise UsageError(
            "no id can be made of the file name",
            where=name,
            expected="Latin letters or digits in the name",
            found=repr(name),
            next_step="name the agreement: foedera add FILE --agreement ID",
        )
    return slug


def agreement_claims(
    result: ReadResult, details: Details, *, name: str, known: bool, position: int, recorded: datetime.datetime
) -> list[Claim]:
    """The claims that come with a text of an agreement.

    Args:
        result: the text as read; its metadata speaks where the user does not.
        details: what the user says.
        name: the file's name, for the locator.
        known: whether the workspace knows the agreement already; then only source and membership are new.
        position: the column it gets in the collection.
        recorded: time of recording.
    """
    agreement, source = result.document.subject, result.document.source
    user = {"coder": "person:user", "rank": Rank.PERSON, "recorded": recorded}
    basis = Basis(source=source, locator=f"file {name}")

    def claim(subject: str, property: str, record: msgspec.Struct) -> Claim:
        value = claim_value(record)
        return new_claim(subject=subject, property=property, value=value, basis=basis, **user)  # type: ignore[arg-type]

    title = details.title or result.document.title
    claims = [
        claim(source, "source", _source(title, result.document.retrieval)),
        claim(
            check_slug(details.collection, what="collection"),
            "collection",
            Membership(agreement=agreement, position=position),
        ),
    ]
    if not known:
        parties = details.parties or tuple(party.lower() for party in result.metadata.get("parties", ()))
        family = details.family or str(result.metadata.get("type") or "TREATY")
        record = Agreement(title=title, short=_short(agreement, title), family=family, parties=parties)
        claims.append(claim(agreement, "agreement", record))
    signed = details.signed or result.metadata.get("date_signed")
    if signed:
        claims.append(claim(agreement, "event", Event(role="signed", date=str(signed))))
    return claims


def _source(title: str, retrieval: Retrieval | None) -> Source:
    """The text as a source, with its address and licence where it was fetched."""
    url, licence = (None, None) if retrieval is None else (retrieval.url, retrieval.licence)
    publisher = "added by the user"
    return Source(title=title, publisher=publisher, kind="document", rank="primary", url=url, licence=licence)


def _short(agreement: str, title: str) -> str:
    """A column head: the title when it is short, else the id."""
    return title if len(title) <= 28 else agreement


def read_text(reader: Reader, name: str, original: bytes, details: Details) -> ReadResult:
    """A file read as the text of an agreement; its id is the one given, else made of the file's name."""
    agreement = check_slug(details.agreement or slug_of(name), what="agreement")
    result = reader.read(
        original,
        name=name,
        subject=agreement,
        role="text",
        language=details.language,
        source=f"{agreement}-text",
        title=details.title,
        ocr=details.ocr,
    )
    source = f"{agreement}-text-{result.document.language}"
    document = msgspec.structs.replace(result.document, source=source, retrieval=details.retrieval)
    return msgspec.structs.replace(result, document=document)


def read_source(
    reader: Reader, name: str, original: bytes, *, source: str, title: str | None, names: Mapping[str, tuple[str, ...]]
) -> ReadResult:
    """A file read as a publication about agreements, each passage assigned to the agreements it is about."""
    result = reader.read(
        original,
        name=name,
        subject=check_slug(source, what="source"),
        role="source",
        language=None,
        source=source,
        title=title,
    )
    return msgspec.structs.replace(result, provisions=assign(result.provisions, result.document, names))


def publication_claim(result: ReadResult, *, recorded: datetime.datetime) -> Claim:
    """The claim that a publication exists, for one the register does not know."""
    source = Source(title=result.document.title, publisher="added by the user", kind="document", rank="secondary")
    return source_claim(result.document.source, source, recorded=recorded, coder="person:user")


def passages_by_agreement(document: Document, provisions: Sequence[Provision]) -> dict[str, list[Provision]]:
    """Which provisions speak for which agreement: all of them for its own text, the assigned ones of a source."""
    if document.role != "source":
        return {document.subject: list(provisions)}
    passages: dict[str, list[Provision]] = {}
    for provision in provisions:
        for agreement in provision.about:
            passages.setdefault(agreement, []).append(provision)
    return passages


def dataset_claim(source: str, file: str, *, recorded: datetime.datetime) -> Claim:
    """The claim that a data file exists as a source."""
    record = Source(title=file, publisher="added by the user", kind="dataset", rank="secondary")
    return source_claim(check_slug(source, what="source"), record, recorded=recorded, coder="person:user")


def index_claim(name: str, index: Index, *, source: str, recorded: datetime.datetime) -> Claim:
    """The claim that an index exists, with its scale and direction."""
    return new_claim(
        subject=check_slug(name, what="index"),
        property="index",
        value=claim_value(index),
        coder="person:user",
        rank=Rank.PERSON,
        basis=Basis(source=source, locator="as described on import"),
        recorded=recorded,
    )
