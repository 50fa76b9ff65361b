"""foedera templates: clause types, one of them whole, and what was not found in an agreement."""

from __future__ import annotations

import json

import pytest

from foedera.workspace import Workspace
from tests.cli.calling import called, process
from tests.comparing.templates.families import TEXTS
from tests.conftest import Copied
from tests.web.test_templates import add_family

FAMILY = tuple(word for name in TEXTS for word in ("--agreement", name))


@pytest.fixture
def family(copied: Copied) -> Workspace:
    """A workspace with the family of the tests of clause types."""
    return copied(add_family)


def test_words_and_data_say_the_same(family: Workspace) -> None:
    """A line a type; the same types as JSON and as CSV."""
    table = called(family, "templates", *FAMILY)
    assert table.returncode == 0
    assert "5 clause types stand in 3 or more of 5 agreements" in table.stdout
    found = json.loads(process(family, "templates", *FAMILY, "--format", "json").stdout)
    assert all(template["name"] in table.stdout for template in found["templates"])
    assert process(family, "templates", *FAMILY, "--format", "csv").stdout.count("\n") == 6


def test_what_an_agreement_lacks_and_the_variants_of_a_type(family: Workspace) -> None:
    """Each with its search; each with its model."""
    lacks = called(family, "templates", *FAMILY, "--absent", "finn")
    assert "finn has a wording of 4 of 5 usual clause types; of the rest: 1 not found" in lacks.stdout
    assert "look at `finn/eng/art_4`" in lacks.stdout
    variants = called(family, "templates", *FAMILY, "--variants", "finn/eng/art_3")
    assert "Nearest earlier: A, dane" in variants.stdout


def test_wrong_calls_say_what_would_be_right(family: Workspace) -> None:
    """Exit 2, with the choices."""
    for arguments, words in (
        (("--absent", "atlantis"), "no such agreement"),
        (("--variants", "finn/eng/art_77"), "no such clause type"),
        (("--fewest", "1"), "2 or more agreements"),
        (("--absent", "finn", "--format", "xlsx"), "table or markdown or csv or json"),
    ):
        done = called(family, "templates", *FAMILY, *arguments)
        assert done.returncode == 2, arguments
        assert words in done.stderr
