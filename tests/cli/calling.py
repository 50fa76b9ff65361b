"""The command line as tests call it: in this process, or in one of its own where that is what is tested."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys

import pytest

from foedera.cli import run
from foedera.settings import MODEL_KEY
from foedera.workspace import Workspace

Done = subprocess.CompletedProcess[str]


def called(workspace: Workspace, *arguments: str, key: str | None = None) -> Done:
    """What a call gives: exit code, stdout, stderr. `key` is the language model's."""
    command = ["--workspace", str(workspace.path), *arguments]
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        patch.delenv(MODEL_KEY.variable, raising=False)
        if key is not None:
            patch.setenv(MODEL_KEY.variable, key)
        code = run(command)
    return Done(command, code, out.getvalue(), err.getvalue())


def process(workspace: Workspace, *arguments: str, key: str | None = None) -> Done:
    """The same of a process of its own."""
    command = [sys.executable, "-m", "foedera", "--workspace", str(workspace.path), *arguments]
    environment = {name: value for name, value in os.environ.items() if name != MODEL_KEY.variable}
    if key is not None:
        environment[MODEL_KEY.variable] = key
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
