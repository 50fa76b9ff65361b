"""What things are called in a sentence: nobody reads ids.

In: everything known, an id. Out: the name. Sources go by their publisher and day, for a title is no part of a sentence.
"""

from __future__ import annotations

import re

import msgspec

from foedera.model.agreement import Agreement
from foedera.model.claim import Source
from foedera.model.dates import written_out
from foedera.model.ledger import Ledger
from foedera.model.properties import PROPERTIES
from foedera.model.statement import LayoutElement

_INSTITUTION = re.compile(
    r"\b(?:Government|Ministry|Council|Service|Commission|Parliament|Office|House|Union|Observatory)\b"
)


def name_of(ledger: Ledger, identifier: str) -> str:
    """The name a thing goes by, as it was last said; its id in words where it has none."""
    agreements = ledger.of(Agreement, identifier)
    if agreements:
        return agreements[-1].value.short
    printed = ledger.of(LayoutElement, identifier)
    if printed:
        return printed[0].claim.basis.locator.partition(",")[0]
    own = _own_name(ledger, identifier)
    if own is not None:
        return own
    if ledger.of(Source, identifier):
        return source_in_words(ledger, identifier)
    return " ".join(word.capitalize() for word in identifier.split("-"))


def with_names(ledger: Ledger, record: msgspec.Struct) -> msgspec.Struct:
    """A record whose fields name things instead of their ids, for a reader."""
    values = ((field, getattr(record, field)) for field in record.__struct_fields__)
    changed = {field: _in_names(ledger, value) for field, value in values if isinstance(value, str | tuple)}
    return msgspec.structs.replace(record, **changed)


def _in_names(ledger: Ledger, value: object) -> object:
    if isinstance(value, tuple):
        return tuple(_in_names(ledger, one) for one in value)
    if not isinstance(value, str) or " " in value:
        return value
    agreements = ledger.of(Agreement, value)
    return agreements[-1].value.short if agreements else _own_name(ledger, value) or value


def _own_name(ledger: Ledger, identifier: str) -> str | None:
    """The name some property of a thing gives it, but for publications; None where none does."""
    for known in PROPERTIES.values():
        if known.named_by and known.record is not Source:
            entries = ledger.of(known.record, identifier)
            if entries:
                return str(getattr(entries[-1].value, known.named_by))
    return None


def source_in_words(ledger: Ledger, identifier: str) -> str:
    """Who published it, and when: the European Parliamentary Research Service briefing (January 2025)."""
    entries = ledger.of(Source, identifier)
    if not entries:
        return identifier
    source = entries[-1].value
    if source.kind in ("recalled", "digest"):
        return "general knowledge nobody has verified" if source.kind == "recalled" else f"{source.publisher}'s digests"
    briefing = source.kind == "briefing"
    called = f"{source.publisher} briefing" if briefing else source.publisher
    name = f"the {called}" if briefing or _INSTITUTION.search(called) else called
    if source.date is None:
        return name
    day = written_out(source.date)
    return f"{name[:-1]}; {day})" if name.endswith(")") and " (" in name else f"{name} ({day})"
