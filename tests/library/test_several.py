"""One or several, text or path, text or date: where one is taken the other is, and no text is read letter by letter."""

from __future__ import annotations

import datetime
import inspect
import typing
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import foedera
from foedera.errors import UsageError
from foedera.model.dates import Day, as_written, parse_day
from foedera.model.selection import Several, several
from foedera.workspace import Workspace

FACE = [
    foedera.create,
    foedera.open,
    foedera.serve,
    *(member for name, member in inspect.getmembers(Workspace, inspect.isfunction) if not name.startswith("_")),
]
NORWAY = "eu-nor-sdp-2024"


def parts(hint: object) -> Iterator[object]:
    """A type and all it is made of."""
    yield hint
    for part in typing.get_args(hint):
        yield from parts(part)


def hints() -> Iterator[tuple[str, object]]:
    """Every parameter of the public face with its type."""
    for function in FACE:
        for name, hint in typing.get_type_hints(function).items():
            if name != "return":
                yield f"{function.__qualname__}({name})", hint


HINTS = dict(hints())


def texts_in(hint: object) -> bool:
    """Whether a type takes a collection that holds texts."""
    made = ((typing.get_origin(part), typing.get_args(part)) for part in parts(hint))
    held = (args for kind, args in made if isinstance(kind, type) and issubclass(kind, Iterable))
    return any(str in list(parts(one)) for args in held for one in args)


@pytest.mark.parametrize("parameter", [name for name, hint in HINTS.items() if texts_in(hint)])
def test_who_takes_several_names_takes_one(parameter: str) -> None:
    """And a file as a path."""
    assert HINTS[parameter] == Several


@pytest.mark.parametrize("parameter", [name for name, hint in HINTS.items() if Path in list(parts(hint))])
def test_who_takes_a_path_takes_a_text(parameter: str) -> None:
    """And the other way round, wherever a codebook, a file or a folder is meant."""
    assert str in list(parts(HINTS[parameter]))


def test_every_day_and_every_codebook_is_taken_in_all_its_forms() -> None:
    """By the names such parameters have."""
    assert {hint for name, hint in HINTS.items() if name.endswith(("(as_of)", "(signed)"))} == {Day}
    books = {name for name, hint in HINTS.items() if name.endswith(("(codebook)", "(book)"))}
    assert books
    assert all(Path in list(parts(HINTS[name])) for name in books)


@given(st.lists(st.text(), max_size=4))
def test_several_gives_back_what_was_named(names: list[str]) -> None:
    """In order, whatever holds it; one text is one name, also the empty one."""
    assert several(names) == several(tuple(names)) == several(*names) == several(iter(names)) == tuple(names)
    assert all(several(name) == (name,) for name in names)
    assert several([Path(name) for name in names]) == tuple(str(Path(name)) for name in names)


@given(st.dates(), st.times())
def test_a_day_is_the_same_however_it_is_given(day: datetime.date, time: datetime.time) -> None:
    """As a date, a text, a moment of it, or a moment with its offset."""
    moment = datetime.datetime.combine(day, time)
    ways = [day, day.isoformat(), moment, moment.replace(tzinfo=datetime.UTC)]
    assert {parse_day(way) for way in ways} == {day}
    assert {as_written(way) for way in ways} == {day.isoformat()}


def test_a_moment_elsewhere_is_the_day_in_utc() -> None:
    """As the log records it."""
    tokyo = datetime.timezone(datetime.timedelta(hours=9))
    assert parse_day(datetime.datetime(2026, 11, 23, 8, 0, tzinfo=tokyo)) == datetime.date(2026, 11, 22)


def test_one_agreement_is_what_a_list_of_one_is(coded: Workspace) -> None:
    """In every verb that takes several."""
    ways: list[Callable[[Any], Any]] = [
        lambda named: coded.matrix("eu-sdp", agreements=named),
        lambda named: coded.similarity(named),
        lambda named: coded.documents(named),
        lambda named: coded.compare(named, "eu-jpn-sdp-2024"),
    ]
    for ask in ways:
        assert ask(NORWAY) == ask([NORWAY]) == ask((NORWAY,))
    assert [column.agreement for column in coded.matrix(agreements=NORWAY).columns] == [NORWAY]
    pair = [NORWAY, "eu-jpn-sdp-2024"]
    assert coded.compare(pair) == coded.compare(*pair)


def test_one_measure_is_one_measure(coded: Workspace) -> None:
    """Not the letters of its name."""
    coders = ("eprs-pe-767-215", "lexicon@3")
    found = coded.reliability(*coders, measure="kappa")
    assert found == coded.reliability(*coders, measure=["kappa"])
    assert not isinstance(found, tuple)
    assert [figure.measure for figure in found.overall.figures] == ["kappa"]


def test_one_text_is_coded_and_one_file_is_added(workspace: Workspace, tmp_path: Path) -> None:
    """By a text or a path; a date of signature may be a date."""
    (coded,) = workspace.code(NORWAY)
    assert coded.document.startswith(NORWAY)
    file = tmp_path / "pact.txt"
    file.write_text("Article 1\n\nThe Parties shall consult each other on maritime security every year.\n")
    day = datetime.date(2026, 5, 19)
    (added,) = workspace.add(str(file), agreement="eu-xyz-sdp-2026", party="eu", signed=day, type="SDP")
    assert added.new
    assert not workspace.add(file, agreement="eu-xyz-sdp-2026", party=("eu",), signed=str(day), type="SDP")[0].new
    signed = {
        claim.value["date"]
        for claim in workspace.claims()
        if claim.subject == "eu-xyz-sdp-2026" and claim.property == "event"
    }
    assert signed == {"2026-05-19"}


def test_a_codebook_is_taken_as_id_path_and_text(coded: Workspace) -> None:
    """A Path that is no YAML file is an id, as its text is."""
    assert coded.codebook(Path("eu-sdp@2")) == coded.codebook("eu-sdp@2") == coded.codebook()
    assert coded.codebook_lint(Path("eu-sdp@2")) == coded.codebook_lint("eu-sdp@2")


def test_a_cell_is_named_in_one_part_or_two(coded: Workspace) -> None:
    """And in no other number."""
    assert coded.cell(NORWAY, "consular") == coded.cell(f"{NORWAY}/consular")
    for parts in ((), (NORWAY,), (NORWAY, "consular", "x")):
        with pytest.raises(UsageError):
            coded.cell(*parts)
