"""Every verb helps: a sentence and an example; data goes to stdout and talk to stderr."""

from __future__ import annotations

import importlib
import inspect
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cyclopts import App

from foedera import __version__
from foedera.cli import run
from foedera.cli.verbs import GROUPS, VERBS, Verb
from foedera.model.problem_kinds import PROBLEM_KINDS


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_every_verb_has_help_with_an_example(capsys: pytest.CaptureFixture[str], verb: Verb) -> None:
    """--help tells what it does, in the words the list of verbs has for it, and shows one call."""
    assert run([verb.name, "--help"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert f"foedera {verb.name}" in shown
    assert "Example" in shown
    assert verb.line in shown


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_a_verbs_line_is_the_first_of_its_docstring(verb: Verb) -> None:
    """Declared once for the list, written once for the verb: the two never part."""
    module, _, name = verb.where.partition(":")
    found = getattr(importlib.import_module(module), name)
    said = found.help if isinstance(found, App) else inspect.getdoc(found)
    assert said.splitlines()[0] == verb.line


def test_what_is_to_be_done_about_a_text_can_be_done(capsys: pytest.CaptureFixture[str]) -> None:
    """Every option a problem of a text names is one of the verb that adds texts."""
    assert run(["add", "--help"]) == 0
    options = set(re.findall(r"--[a-z]+", capsys.readouterr().out))
    named = {option for kind in PROBLEM_KINDS.values() for option in re.findall(r"--[a-z]+", kind.settle)}
    assert named
    assert named <= options


def test_help_lists_every_verb_in_its_group_and_loads_none(capsys: pytest.CaptureFixture[str]) -> None:
    """In the order of the table, each with its line; a fresh process has loaded no verb and no library for it."""
    assert run(["--help"]) == 0
    lines = [line.strip("│ ") for line in capsys.readouterr().out.splitlines()]
    shown = " ".join(" ".join(lines).split())
    assert all(f"{verb.name} {verb.line}" in shown for verb in VERBS)
    heads = [line.split()[1] for line in lines if line.startswith("╭─")]
    assert [head for head in heads if head in GROUPS] == list(GROUPS)
    script = (
        "import sys; from foedera.cli import run; run(['--help']); "
        "heavy = ('sqlalchemy', 'msgspec', 'foedera.workspace', 'foedera.cli.add'); "
        "print([module for module in sys.modules if module.startswith(heavy)])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_verbs_and_options(tmp_path: Path, shell: str) -> None:
    """The script a shell is given names the verbs, and a verb's options."""
    script = tmp_path / "completion"
    command = [sys.executable, "-m", "foedera", "--install-completion", "--shell", shell, "--output", str(script)]
    environment = {**os.environ, "HOME": str(tmp_path)}
    subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    said = script.read_text(encoding="utf-8")
    assert all(verb.name in said for verb in VERBS)
    assert "--as-of" in said or "as-of" in said


def test_version_loads_neither_store_nor_site() -> None:
    """`foedera --version` answers without waiting for a database or a web server."""
    script = (
        "import sys; from foedera.cli import run; run(['--version']); "
        "heavy = {'cyclopts', 'rich', 'sqlalchemy', 'fastapi', 'lxml', 'jinja2', 'msgspec', 'foedera.workspace'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[:2] == [__version__, "[]"]
