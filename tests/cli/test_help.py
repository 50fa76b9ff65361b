"""Every verb helps: a sentence and an example; data goes to stdout and talk to stderr."""

from __future__ import annotations

import subprocess
import sys

import pytest

from foedera import __version__
from foedera.cli import VERBS, run


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_an_example(capsys: pytest.CaptureFixture[str], verb: str) -> None:
    """--help tells what it does and shows one call."""
    assert run([verb, "--help"]) == 0
    shown = capsys.readouterr().out
    assert f"foedera {verb}" in shown
    assert "Example" in shown


def test_version_loads_neither_store_nor_site() -> None:
    """`foedera --version` answers without waiting for a database or a web server."""
    script = (
        "import sys; from foedera.cli import run; run(['--version']); "
        "heavy = {'sqlalchemy', 'fastapi', 'lxml', 'jinja2', 'msgspec', 'foedera.workspace'} & set(sys.modules); "
        "print(sorted(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[:2] == [__version__, "[]"]
