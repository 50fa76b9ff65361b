"""What is given and what is said: formats, files, encodings, the log's head, hints that work."""

from __future__ import annotations

import csv
import datetime
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from icalendar import Calendar

from foedera.cli import run
from foedera.cli.streams import PLAIN
from foedera.publishing.tables import SYMBOLS, WORDS
from foedera.workspace import Workspace
from tests.revised import written

Capture = pytest.CaptureFixture[str]

DATA = {
    "list": ("json", "csv"),
    "list texts": ("json", "csv"),
    "verify": ("json",),
    "show eu-nor-sdp-2024": ("json",),
    "show eu-nor-sdp-2024/consular": ("json",),
    "show consular": ("json",),
    "show eu-nor-sdp-2024-digest/eng": ("json",),
    "matrix": ("json", "csv", "markdown", "xlsx"),
    "compare norway japan": ("json", "markdown"),
    "search cyber": ("json",),
    "agenda": ("json", "ics"),
    "check": ("json",),
    "review": ("json",),
    "reliability": ("json", "csv"),
    "reliability eprs-pe-767-215 lexicon@3": ("json", "csv"),
    "codebook diff eu-sdp dta": ("json", "markdown"),
    "codebook queue": ("json",),
    "fetch --list": ("json",),
}
"""Every verb that gives data, with its formats beside the one for people."""


@pytest.mark.parametrize("call", DATA)
def test_every_data_verb_writes_what_it_prints_into_a_file(
    coded: Workspace, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path, call: str
) -> None:
    """In each format the file has the bytes of stdout, JSON is JSON; nothing is left beside it."""
    for kind in (None, *DATA[call]):
        arguments = ["--workspace", str(coded.path), *call.split(), *(["--format", kind] if kind else [])]
        code = run(arguments)
        printed = capfdbinary.readouterr().out
        assert run([*arguments, "-o", str(tmp_path / "out")]) == code in (0, 1)
        assert capfdbinary.readouterr().out == b""
        assert (tmp_path / "out").read_bytes() == printed
        assert kind != "json" or json.loads(printed) is not None
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_calendar_is_as_old_as_what_it_says(coded: Workspace, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """No event carries the moment somebody asked: each that of the record, or the day on which its date passed."""
    assert run(["--workspace", str(coded.path), "agenda", "--format", "ics"]) == 0
    events = Calendar.from_ical(capfdbinary.readouterr().out.decode()).walk("VEVENT")
    recorded = {claim.recorded.replace(microsecond=0) for claim in coded.claims()}
    stamps = {event["DTSTAMP"].dt for event in events}
    assert stamps
    assert all(stamp in recorded or stamp.time() == datetime.time() for stamp in stamps)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_no_sign_is_too_much_for_any_encoding(coded: Workspace, encoding: str) -> None:
    """Every data verb, its help, and an error, in a process whose terminal has few letters; data stays UTF-8."""
    calls = [[*call.split()] for call in DATA] + [["--help"], ["matrix", "--help"], ["show", "türkei✗"]]
    script = (
        "import json, sys; from foedera.cli import run; from foedera.cli.streams import prepared\n"
        "with prepared():\n"
        "    codes = [run(['--workspace', sys.argv[1], *call]) for call in json.loads(sys.argv[2])]\n"
        "    print(codes)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(coded.path), json.dumps(calls)],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": encoding},
    )
    assert done.returncode == 0, done.stderr.decode(encoding)
    shown = done.stdout.decode(encoding)
    assert json.loads(shown.splitlines()[-1])[-3:] == [0, 0, 2]
    assert "v covered" in shown
    assert "x searched, not found" in shown


def test_signs_of_the_matrix_differ_in_plain_letters_too() -> None:
    """A table in ASCII can be read by its legend."""
    plain = [PLAIN.get(sign, sign) for sign in SYMBOLS.values()]
    assert all(sign.isascii() for sign in plain)
    assert len(set(plain)) == len(WORDS)


def test_a_full_disk_is_said_in_words(coded: Workspace, capsys: Capture) -> None:
    """For a file, and for standard output; what was asked for is not lost without a word."""
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    assert run(["--workspace", str(coded.path), "matrix", "-o", "/dev/full"]) == 1
    assert "No space left on device" in capsys.readouterr().err
    command = [sys.executable, "-m", "foedera", "--workspace", str(coded.path), "matrix"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert "standard output" in done.stderr
    assert "-o FILE" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_who_has_enough_is_no_error(coded: Workspace) -> None:
    """`foedera … | head -1` ends quietly."""
    command = [sys.executable, "-m", "foedera", "-q", "--workspace", str(coded.path), "show", "consular"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""


def test_hints_work_on_the_workspace_of_the_call(
    workspace: Workspace, capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Named by option it stands in every command that is shown; by the environment or by default it does not."""
    folder = tmp_path / "a folder"
    folder.mkdir()
    place = folder / "w.db"
    place.write_bytes(workspace.path.read_bytes())
    assert run(["--workspace", str(place), "show", "nothing-here"]) == 2
    assert f"foedera --workspace '{place}' list agreements" in capsys.readouterr().err
    assert run(["--workspace", str(place), "code", "norway"]) == 0
    assert f"next: foedera --workspace '{place}' matrix" in capsys.readouterr().err
    assert run(["--workspace", str(place), "review", "--collection", "eu-sdp-all", "--most", "1"]) == 0
    capsys.readouterr()
    monkeypatch.setenv("FOEDERA_WORKSPACE", str(place))
    assert run(["show", "nothing-here"]) == 2
    assert "next:     foedera list agreements" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "help_of"),
    [(["add"], "foedera add"), (["codebook", "diff", "eu-sdp"], "foedera codebook diff"), (["nothing"], "foedera"),
     (["matrix", "--format", "odt"], "foedera matrix"), (["decide", "a/b", "covered"], "foedera decide")],
)  # fmt: skip
def test_a_call_the_parser_refuses_leads_to_the_help_it_needs(
    capsys: Capture, arguments: list[str], help_of: str
) -> None:
    """That of the verb, where there is one."""
    assert run(arguments) == 2
    assert f"next:     {help_of} --help\n" in capsys.readouterr().err


def test_verbs_that_write_say_where_the_log_stands(workspace: Workspace, capsys: Capture, tmp_path: Path) -> None:
    """Position and first digits of the head, on stderr; verify knows the head again, and none that never was."""
    text = tmp_path / "pact.txt"
    text.write_text("Article 1\n\nThe Parties shall hold a dialogue on cyber security every year.\n")
    base, heads = ["--workspace", str(workspace.path)], []
    for call in (
        ["add", str(text)],
        ["code", "pact"],
        ["decide", "pact/cyber", "covered", "--by", "Ada", "--note", "read it"],
        ["codebook", "migrate", str(written(tmp_path))],
        ["brief", "-o", str(tmp_path / "b.html")],
        ["check"],
    ):
        assert run([*base, *call]) in (0, 1)
        said = f"log: position {workspace.position}, head {workspace.head[:12]}\n"
        assert said in capsys.readouterr().err, call
        heads.append(workspace.head)
    for head in (heads[0][:12], heads[1], heads[-1].upper()):
        assert run([*base, "verify", "--head", head]) == 0
        assert capsys.readouterr().out == f"position {workspace.position}, head {workspace.head}\n"
    for never in ("0123456789ab", "f" * 64):
        assert run([*base, "verify", "--head", never, "--format", "json"]) == 1
        found = json.loads(capsys.readouterr().out)
        assert (found["sound"], [one["table"] for one in found["damages"]]) == (False, ["chain"])
    for no_head in (heads[0][:11], "%" * 12):
        assert run([*base, "verify", "--head", no_head]) == 2, "too short to be told from another, or no digits"
        assert no_head in capsys.readouterr().err


def test_quiet_says_nothing_and_verbose_more(coded: Workspace, capsys: Capture) -> None:
    """The data is the same; errors are said however quiet the call is, and with their traceback when asked for."""
    base = ["--workspace", str(coded.path)]
    outs = []
    for option in ([], ["-q"], ["-v"]):
        assert run([*option, *base, "show", "norway"]) == 0
        outs.append(capsys.readouterr())
    assert outs[0].out == outs[1].out == outs[2].out
    assert outs[1].err == ""
    assert f"workspace: {coded.path}" in outs[2].err
    assert "done in" in outs[2].err
    assert run(["-q", *base, "show", "nothing-here"]) == 2
    assert capsys.readouterr().err.startswith("foedera: nothing here")
    assert run(["-v", *base, "show", "nothing-here"]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_lists_have_every_thing_with_its_id(coded: Workspace, capsys: Capture) -> None:
    """As CSV and JSON, the same ids; the library gives the same rows."""
    base = ["--workspace", str(coded.path), "list"]
    for what in ("agreements", "areas", "texts", "collections", "codebooks", "sources"):
        ids = [row.id for row in coded.list(what)]
        assert run([*base, what, "--format", "json"]) == 0
        assert [row["id"] for row in json.loads(capsys.readouterr().out)] == ids
        assert run([*base, what, "--format", "csv"]) == 0
        assert [row["id"] for row in csv.DictReader(io.StringIO(capsys.readouterr().out))] == ids
    assert len(coded.list()) == 12
    assert len(coded.list("areas")) == 25


def test_a_text_is_given_as_data(workspace: Workspace, capsys: Capture, tmp_path: Path) -> None:
    """Add and show have one shape; add says more: what the text says of itself, and whether it was new."""
    text = tmp_path / "pact.md"
    text.write_text("# Pact\n\n## Cyber\n\n1. The Parties shall cooperate on cyber security.\n", encoding="utf-8")
    call = ["--workspace", str(workspace.path)]
    seen = []
    for recorded in (True, False):
        assert run([*call, "add", str(text), "--format", "json"]) == 0
        (added,) = json.loads(capsys.readouterr().out)
        assert added.pop("recorded") is recorded
        assert [one["value"] for one in added.pop("proposals")] == ["Pact", "AGREEMENT"]
        assert set(added.pop("not_proposed")) == {"party", "place", "signed"}
        seen.append(added)
    assert run([*call, "show", "pact/eng", "--format", "json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert seen == [shown, shown]
    assert list(shown) == ["text", "title", "language", "problems", "provisions", "report"]
    assert {tuple(one) for one in shown["provisions"]} == {
        ("id", "kind", "number", "heading", "path", "text", "language", "page")
    }
    assert "The Parties shall cooperate on cyber security." in shown["provisions"][-1]["text"]
    assert all(set(problem) == {"code", "where", "message"} for problem in shown["problems"])


def test_a_wide_matrix_stays_readable(workspace: Workspace, capsys: Capture, tmp_path: Path) -> None:
    """Thirty agreements come in tables no wider than the page, each with the areas; every column once; legend below."""
    for number in range(30):
        path = tmp_path / f"agreement-of-some-length-{number:02}.txt"
        path.write_text(f"Article 1\n\nThe Parties number {number} shall cooperate on cyber security.\n")
    workspace.add(sorted(tmp_path.glob("*.txt")))
    assert run(["--workspace", str(workspace.path), "matrix", "--collection", "added"]) == 0
    shown = capsys.readouterr()
    lines = shown.out.splitlines()
    assert max(map(len, lines)) <= 160
    titles = [line for line in lines if "30 agreements: " in line]
    assert len(titles) > 3
    assert titles[0].endswith("1 to 6")
    assert titles[-1].endswith("to 30")
    assert sum("Cyber issues" in line for line in lines) == len(titles)
    assert lines[-1] == "· not coded yet"
    assert "--format xlsx -o FILE" in shown.err


def test_show_gives_ids_notes_and_codebooks(workspace: Workspace, capsys: Capture) -> None:
    """What --because, accept and reliability ask for; and decide says what it stands above, then what it replaces."""
    call = ["--workspace", str(workspace.path)]
    cell = "eu-nor-sdp-2024/support-ukraine"
    (tick,) = workspace.cell(cell).claims
    assert run([*call, "show", cell]) == 0
    shown = capsys.readouterr()
    assert f"{tick.id} · eu-sdp@2" in shown.out
    looked = workspace.position
    assert f"log: position {looked}, " in shown.err
    decide = [*call, "decide", cell, "covered", "--by", "Ada", "--note"]
    assert run([*decide, "read all of it", "--seen", str(looked)]) == 0
    assert f"it stands above covered by eprs-pe-767-215 ({tick.id})" in capsys.readouterr().err
    first = workspace.cell(cell).claims[0]
    assert run([*decide, "read it again"]) == 0
    assert f"it replaces covered by person:Ada ({first.id})" in capsys.readouterr().err
    assert run([*decide, "a third time", "--seen", str(looked)]) == 2
    assert "somebody spoke on this cell since you looked" in capsys.readouterr().err
    assert run([*call, "show", cell]) == 0
    assert "note: read it again" in capsys.readouterr().out


def test_long_work_shows_how_far_it_has_come_on_a_terminal(workspace: Workspace) -> None:
    """A bar with the text that is read, and how many of how many; none with --quiet."""
    pty = pytest.importorskip("pty", reason="terminals are made so on POSIX systems only")
    command = [sys.executable, "-m", "foedera", "--workspace", str(workspace.path), "code"]
    for option, shows in (("-v", True), ("-q", False)):
        ours, its = pty.openpty()
        with subprocess.Popen([*command, option], stdout=subprocess.DEVNULL, stderr=its) as running:
            os.close(its)
            said = _read(ours)
        assert running.returncode == 0
        assert (b"0/6" in said) is shows
        assert (b"eu-nor-sdp-2024-digest/eng" in said) is shows


def _read(terminal: int) -> bytes:
    """Everything a process writes to its terminal until it ends."""
    said = b""
    with os.fdopen(terminal, "rb", buffering=0) as opened:
        try:
            while piece := opened.read(65536):
                said += piece
        except OSError:  # how Linux says that nobody holds the other side any more
            return said
    return said
