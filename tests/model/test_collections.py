"""A collection is what its declaration says; an old log without declarations means what it always meant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from foedera import data
from foedera.errors import InvalidRegister
from foedera.model.collection import Collection
from foedera.model.ledger import Ledger
from foedera.model.selection import collections_of
from foedera.publishing.dossier import build_dossier
from foedera.reading.register import declared_collections, register_claims
from foedera.watching.profile import build_profile
from foedera.workspace import Workspace
from tests.conftest import NOW

SOURCES = "subject,title,publisher,kind,rank,source,locator,confidence\ns,S,P,official,primary,s,whole,high\n"
RIVERS = {
    "source": SOURCES,
    "agreement": (
        "subject,title,short,family,parties,source,locator,confidence\n"
        "maas-2002,Treaty on the Maas,Maas,TREATY,nld|bel,s,page 1,high\n"
        "rhine-1999,Treaty on the Rhine,Rhine,TREATY,icpr|nld,s,page 2,high\n"
    ),
    "party": (
        "subject,name,kind,source,locator,confidence\n"
        "nld,Netherlands,state,s,page 1,high\nbel,Belgium,state,s,page 1,high\n"
        "icpr,Rhine Commission,organisation,s,page 2,high\n"
    ),
    "collection": (
        "subject,agreement,position,source,locator,confidence\n"
        "rivers,maas-2002,1,s,page 1,high\nrivers,rhine-1999,2,s,page 2,high\n"
    ),
}
"""A register of two invented treaties without a union; one of their parties is an organisation all the same."""


def rivers(**declared: Any) -> Ledger:
    """The log of the river register, its collection declared so."""
    package = {"foedera": {"collections": [{"id": "rivers", "title": "Rivers", "sources": ["s"], **declared}]}}
    claims = register_claims(RIVERS, recorded=NOW, codebook="dta@1", collections=declared_collections(package))
    return Ledger(claims)


def test_the_built_in_collections_are_declared_in_the_register(workspace: Workspace) -> None:
    """Each says its title, codebook and union; they are claims, so a workspace knows them without the package."""
    declared = declared_collections(data.register_package("eu-sdp"))
    assert collections_of(workspace.ledger()) == declared
    assert set(declared) == set(workspace.collections())
    assert {(known.union, known.codebook) for known in declared.values()} == {("eu", "eu-sdp")}
    assert [name for name, known in declared.items() if known.default] == ["eu-sdp"]


def test_a_union_is_what_a_collection_declares() -> None:
    """The other side of an agreement with it is the partner; without a union nobody is."""
    none = rivers()
    assert none.unions == frozenset()
    assert (none.partner("maas-2002"), none.partner("rhine-1999")) == (None, None)
    union = rivers(union="nld")
    assert (union.partner("maas-2002"), union.partner("rhine-1999")) == ("bel", "icpr")
    dossier = build_dossier(union, "maas-2002")
    assert dossier is not None
    assert [line.text for section in dossier.sections if section.title == "Party" for line in section.lines] == [
        "Belgium"
    ]


def test_the_log_of_an_old_workspace_means_what_it_meant(workspace: Workspace) -> None:
    """Without declarations the EU is still one side of all: an organisation that is party to the agreements."""
    old = Ledger(claim for claim in workspace.claims() if claim.property != "collection_info")
    assert old.unions == workspace.ledger().unions == frozenset({"eu"})
    assert old.partner("eu-nor-sdp-2024") == "nor"
    assert build_profile(old, party="nor", index="normandy-index").reference == "eu"
    shipped = declared_collections(data.register_package("eu-sdp"))
    assert collections_of(old, shipped=shipped) == shipped
    assert collections_of(old)["eu-sdp"] == Collection(title="eu-sdp")


@pytest.mark.parametrize(
    ("collections", "words"),
    [
        ([{"id": "Two Rivers", "title": "R", "sources": ["s"]}], "collection id"),
        ([{"id": "rivers", "sources": ["s"]}], "`title`"),
        ([{"id": "rivers", "title": "R", "default": "yes", "sources": ["s"]}], "$.default"),
        (["rivers"], "collection 1"),
    ],
)
def test_a_declaration_that_breaks_its_schema_is_refused(collections: list[Any], words: str) -> None:
    """By its place and the field that does not fit."""
    package: Mapping[str, Any] = {"foedera": {"collections": collections}}
    with pytest.raises(InvalidRegister) as refused:
        declared_collections(package)
    assert words in str(refused.value)


def test_a_declaration_stands_on_a_source_of_its_register() -> None:
    """Like every other row."""
    package = {"foedera": {"collections": [{"id": "rivers", "title": "Rivers", "sources": ["nobody"]}]}}
    with pytest.raises(InvalidRegister, match=r"collection rivers\): source 'nobody' is not in source\.csv"):
        register_claims(RIVERS, recorded=NOW, codebook="dta@1", collections=declared_collections(package))
