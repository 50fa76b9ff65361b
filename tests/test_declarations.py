"""What can be added is declared once: each test adds one thing in one place and looks everywhere it has to show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from foedera.cli import run
from foedera.cli.verbs import VERBS
from foedera.comparing.counting import RULES as COUNTING_RULES
from foedera.comparing.counting import CountingRule
from foedera.comparing.sets import tally
from foedera.errors import UnreadableFile, WorkspaceTooNew
from foedera.model.agreement import Agreement
from foedera.model.claim import Basis, Claim, Rank, new_claim
from foedera.model.finding import Severity
from foedera.model.properties import PROPERTIES
from foedera.model.property import Place, Property
from foedera.net.fetch import Fetcher
from foedera.publishing.outlook import outlook
from foedera.reading import parse
from foedera.reading.formats import FORMATS, Content, Format, suffixes
from foedera.reading.register import register_claims
from foedera.settings import SETTINGS
from foedera.watching.findings import RULES, Case, Found, rule
from foedera.workspace import Workspace
from scripts import reference, register_schema
from tests.conftest import NOW, clock
from tests.reading.server import Server
from tests.web.conftest import asking


class Haven(msgspec.Struct, frozen=True, kw_only=True):
    """A port ships of the other side may call at (subject: agreement id)."""

    port: str
    """Its name."""
    berths: int | None = None
    goods: tuple[str, ...] = ()


PORT = {"port": "Stavanger", "berths": 12, "goods": ["fish", "oil"]}


@pytest.fixture
def haven(monkeypatch: pytest.MonkeyPatch) -> Property:
    """A property with nothing but a key and a record."""
    added = Property(key="haven", record=Haven)
    monkeypatch.setitem(PROPERTIES, "haven", added)
    return added


def said(workspace: Workspace, *, coder: str = "mofa-kr", rank: Rank = Rank.SECONDARY) -> Claim:
    """A claim of the property added, recorded."""
    basis = Basis(source="mofa-kr", locator="page 3")
    claim = new_claim(
        subject="eu-nor-sdp-2024", property="haven", value=PORT, coder=coder, rank=rank, basis=basis, recorded=NOW
    )
    with workspace._snapshots.writing() as writer:
        writer.append([claim])
    return claim


@pytest.mark.usefixtures("haven")
def test_a_property_added_is_shown_by_every_page_and_by_show(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    """On its agreement's page, its source's, its claim's and its own line of `show`: each field that says something."""
    claim = said(workspace)
    with asking(workspace) as client:
        for address in ("/agreements/eu-nor-sdp-2024", "/sources/mofa-kr", f"/claims/{claim.id}"):
            answer = client.get(address)
            assert answer.status_code == 200, address
            for words in ("haven", "port: Stavanger", "berths: 12", "goods: fish, oil"):
                assert words in answer.text, (address, words)
    assert run(["--workspace", str(workspace.path), "show", "eu-nor-sdp-2024"]) == 0
    shown = capsys.readouterr().out
    assert "\nHaven\n  haven: port: Stavanger; berths: 12; goods: fish, oil\n" in shown


def test_the_reference_has_what_is_declared(haven: Property, river: Format) -> None:
    """Each of the two added is on its page, with the fields and the words of its declaration."""
    properties = reference.properties()
    assert f"## `{haven.key}`\n\nA port ships of the other side may call at" in properties
    assert "| `port` | `str` | yes | Its name |" in properties
    assert "| river notes | .river | text/x-river | RIVER | all of it | nothing |" in reference.formats()
    assert [code for code in RULES if f"`{code}`" not in reference.findings()] == []
    assert [name for name in COUNTING_RULES if f"`{name}`" not in reference.counting_rules()] == []
    assert [verb.name for verb in VERBS if f"## foedera {verb.name}" not in reference.commands()] == []
    assert [known.variable for known in SETTINGS if f"`{known.variable}`" not in reference.settings()] == []
    assert [name for name in ("create", "open", "Workspace") if f"`foedera.{name}" not in reference.library()] == []
    assert river.name not in (reference.FOLDER / "formats.md").read_text(encoding="utf-8")


def test_a_property_of_a_newer_version_is_named(workspace: Workspace) -> None:
    """A log this version cannot read whole is not read in part."""
    said(workspace)
    with pytest.raises(WorkspaceTooNew, match="'haven'"):
        workspace.ledger()


@pytest.mark.usefixtures("haven")
def test_a_machines_claim_of_a_property_added_waits_for_a_person(workspace: Workspace) -> None:
    """It is proposed of its agreement, and stands nowhere."""
    said(workspace, coder="harbour@1", rank=Rank.MACHINE)
    ledger = workspace.ledger()
    assert ledger.of(Haven) == []
    assert [entry.value for entry in ledger.proposals("eu-nor-sdp-2024")] == [msgspec.convert(PORT, Haven)]


def test_where_a_property_is_shown_is_its_declarations_business(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One declared for the outlook has its section there, under its title and in its words."""
    words = Property(
        key="haven",
        record=Haven,
        section="Ports of call",
        shown=frozenset({Place.OUTLOOK}),
        words=lambda record: (record.port, f"{record.berths} berths"),
    )
    monkeypatch.setitem(PROPERTIES, "haven", words)
    said(workspace)
    last = outlook(workspace.ledger())[-1]
    assert (last.title, [(line.label, line.text) for line in last.lines]) == (
        "Ports of call",
        [("Stavanger", "12 berths")],
    )


def test_a_register_takes_a_file_of_a_property_added_and_describes_it(haven: Property, tmp_path: Path) -> None:
    """Its rows are read by its record, and the schema of its columns is made of the record's fields."""
    rows = "subject,port,berths,goods,source,locator,confidence\nrhine,Basel,3,salt|wine,s,page 1,high\n"
    sources = "subject,title,publisher,kind,rank,source,locator,confidence\ns,S,P,official,primary,s,whole,high\n"
    claims = register_claims({"haven": rows, "source": sources}, recorded=NOW, codebook="dta@1")
    assert [claim.value for claim in claims if claim.property == haven.key] == [
        {"port": "Basel", "berths": 3, "goods": ["salt", "wine"]}
    ]
    (tmp_path / "haven.csv").write_text(rows, encoding="utf-8")
    (tmp_path / "datapackage.json").write_text('{"name": "rivers", "resources": []}', encoding="utf-8")
    package = register_schema.package(tmp_path)
    assert package["name"] == "rivers"
    (described,) = package["resources"]
    assert described["title"] == "A port ships of the other side may call at (subject: agreement id)."
    fields = {field["name"]: field for field in described["schema"]["fields"]}
    assert fields["berths"]["type"] == "integer"
    assert fields["port"]["constraints"] == {"required": True}
    assert fields["goods"]["description"] == "a list, joined by |"


def test_a_rule_added_finds_and_is_explained(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Declared on its check: `check` and the findings page report what it finds, the rules page what it seeks."""

    @rule("column-named-twice", Severity.NOTE, title="Twins", settle="another name for one of them")
    def twice(case: Case) -> Iterator[Found]:
        """Two columns of one name."""
        shorts = case.ledger.by_subject(Agreement)
        yield Found("eu-nor-sdp-2024", f"one of {len(shorts)} columns has a twin", claims=[])

    monkeypatch.setitem(RULES, twice.code, twice)
    run(["--workspace", str(workspace.path), "check"])
    assert "One of 12 columns has a twin" in capsys.readouterr().out
    with asking(workspace) as client:
        assert "One of 12 columns has a twin" in client.get("/findings").text
        page = client.get("/findings/rules").text
    for words in ("column-named-twice", "Two columns of one name.", "another name for one of them"):
        assert words in page


def test_a_rule_that_does_not_say_what_it_looks_for_is_refused() -> None:
    """What is published of it is its docstring."""

    def silent(case: Case) -> Iterator[Found]:
        yield Found("x", case.name("x"), claims=[])

    with pytest.raises(ValueError, match="does not say what it looks for"):
        rule("silent", Severity.NOTE, title="Silent", settle="a sentence")(silent)


RIVER = b"%RIVER\n\nShips take a pilot.\n"


@pytest.fixture
def river(monkeypatch: pytest.MonkeyPatch) -> Format:
    """A format with a suffix, a media type and a signature of its own; what it holds reads like plain text."""
    added = Format(
        name="river notes",
        suffixes=(".river",),
        media_types=("text/x-river",),
        content=Content(name="RIVER", signature=lambda data: data.startswith(b"%RIVER")),
        reader="foedera.reading.formats.plain:read",
        used="all of it",
        left_out="nothing",
    )
    monkeypatch.setitem(FORMATS, "river", added)
    return added


def test_a_format_added_is_read_unpacked_and_fetched(river: Format, tmp_path: Path) -> None:
    """By its suffix once its signature fits; inside archives; and under the type a server names."""
    assert [block.text for block in parse(RIVER, name="a.river").blocks] == ["%RIVER", "Ships take a pilot."]
    with pytest.raises(UnreadableFile, match="the file is not what its name says"):
        parse(RIVER, name="a.html")
    with pytest.raises(UnreadableFile, match=r"\.river"):
        parse(RIVER, name="a.unknown")
    assert river.suffixes[0] in suffixes()

    class RiverServer(Server):
        def at_notes(self, handler: Any) -> None:
            self.send(handler, 200, {"Content-Type": "text/x-river"}, RIVER)

    server = RiverServer()
    try:
        with Fetcher(tmp_path, clock=clock) as fetcher:
            fetched = fetcher.fetch("pilots", f"{server.url}/notes")
    finally:
        server.stop()
    assert (fetched.path.name, fetched.path.read_bytes()) == ("pilots.river", RIVER)


def test_the_help_of_add_names_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    """By the name its declaration gives it."""
    assert run(["add", "--help"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert [known.name for known in FORMATS.values() if known.name not in shown] == []


def test_a_counting_rule_added_counts_and_opens_page_and_briefing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Declared as a headline, its number and sentence stand first; the method page explains it."""
    sentence = "areas with a label of two words"
    rule = CountingRule(
        name="labels_of_two_words",
        sentence=sentence,
        headline=True,
        count=lambda rows: tuple(row.area for row, _ in rows if row.label.count(" ") == 1),
    )
    monkeypatch.setitem(COUNTING_RULES, rule.name, rule)
    assert tally(workspace.matrix("eu-sdp")).counts[rule.name].number == 3
    with asking(workspace) as client:
        for address in ("/?collection=eu-sdp", "/method"):
            assert sentence in client.get(address).text
    assert sentence in workspace.brief("eu-sdp")


def test_every_format_that_gives_a_text_is_counted_from_outside() -> None:
    """Only archives, whose members are counted, and files that are refused or converted first have no census."""
    without = {key for key, known in FORMATS.items() if known.census is None}
    refused = {key for key in without if (FORMATS[key].reader or "").startswith("foedera.reading.formats.refused:")}
    assert without - refused == {key for key, known in FORMATS.items() if known.reader is None}
