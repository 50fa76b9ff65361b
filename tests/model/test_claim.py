"""From a record to a claim there is one road: equal records are equal values, and give equal ids."""

from __future__ import annotations

import datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.model.claim import Basis, Claim, Rank, claim_value, new_claim
from foedera.model.coverage import CellValue, Coverage, Enforceability, Level
from foedera.model.properties import PROPERTIES
from foedera.model.property import Property
from foedera.workspace import Workspace

NOW = datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC)
BASIS = Basis(source="s", locator="p. 1")


def written(record: type[msgspec.Struct]) -> st.SearchStrategy[msgspec.Struct]:
    """Any record of a type, made of text, numbers and dates its fields allow."""

    def of(kind: Any) -> st.SearchStrategy[Any]:
        if isinstance(kind, msgspec.inspect.StructType):
            return st.fixed_dictionaries({field.encode_name: of(field.type) for field in kind.fields})
        if isinstance(kind, msgspec.inspect.UnionType):
            return st.one_of([of(option) for option in kind.types])
        if isinstance(kind, msgspec.inspect.VarTupleType):
            return st.lists(of(kind.item_type), max_size=3)
        if isinstance(kind, msgspec.inspect.EnumType):
            return st.sampled_from([member.value for member in kind.cls])
        if isinstance(kind, msgspec.inspect.StrType):
            return st.from_regex(kind.pattern, fullmatch=True) if kind.pattern else st.text(min_size=1, max_size=9)
        plain = {
            msgspec.inspect.NoneType: st.none(),
            msgspec.inspect.BoolType: st.booleans(),
            msgspec.inspect.IntType: st.integers(-(2**53), 2**53),
            msgspec.inspect.FloatType: st.floats(allow_nan=False, allow_infinity=False),
        }
        return plain[type(kind)]

    return of(msgspec.inspect.type_info(record)).map(lambda fields: msgspec.convert(fields, record))


def claimed(known: Property, record: msgspec.Struct) -> Claim:
    """A claim with that record as its value."""
    return new_claim(
        subject="x",
        property=known.key,
        value=claim_value(record),
        coder="a@1",
        rank=Rank.MACHINE,
        basis=BASIS,
        recorded=NOW,
    )


@pytest.mark.parametrize("known", PROPERTIES.values(), ids=PROPERTIES)
@given(data=st.data())
def test_a_record_survives_as_the_value_of_a_claim(known: Property, data: st.DataObject) -> None:
    """Record → value → stored JSON → record is the same record, and its value and id are what they were."""
    record = data.draw(written(known.record))
    value = claim_value(record)
    stored = msgspec.json.decode(msgspec.json.encode(value))
    assert stored == value
    again = msgspec.convert(stored, known.record)
    assert again == record
    assert claim_value(again) == value
    assert claimed(known, again).id == claimed(known, record).id


@pytest.mark.parametrize("known", PROPERTIES.values(), ids=PROPERTIES)
@given(data=st.data())
def test_an_optional_field_that_says_nothing_is_not_written(known: Property, data: st.DataObject) -> None:
    """A field a record gains later, empty by default, changes no id."""
    record = data.draw(written(known.record))
    optional = {field.name for field in msgspec.structs.fields(known.record) if not field.required}
    value = claim_value(record)
    assert {name for name in record.__struct_fields__ if name not in value} == {
        name for name in optional if getattr(record, name) in (None, ())
    }


def test_one_coverage_is_one_value_whoever_says_it() -> None:
    """A level without exclusions, a find without near misses: no trace of either; a score of 0 stays."""
    level = Enforceability(level=Level.ENFORCEABLE, probability=0.5, coder="e@1", rule="r")
    coverage = Coverage(area="cyber", value=CellValue.COVERED, score=0, misses=(), enforceability=level)
    assert claim_value(coverage) == {
        "area": "cyber",
        "value": "covered",
        "score": 0,
        "enforceability": {"level": "enforceable", "probability": 0.5, "coder": "e@1", "rule": "r"},
    }


def test_every_claim_of_a_workspace_is_written_so(coded: Workspace) -> None:
    """Register and coders alike: the value is what its record gives, and the id follows from it."""
    for claim in coded.claims():
        known = PROPERTIES[claim.property]
        assert claim.value == claim_value(msgspec.convert(claim.value, known.record)), claim.id
