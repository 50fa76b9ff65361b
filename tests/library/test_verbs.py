"""The library is the command line's equal: every verb is a method of the same name, with the same options."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import foedera
from foedera.cli.launch import parser
from foedera.cli.verbs import VERBS

OF_THE_PACKAGE = {"init": foedera.create, "serve": foedera.serve}
"""Verbs that are functions of the package: one makes the workspace, the other stands above it (the site shows it)."""

PRESENTATION = {"format", "output", "save", "prompts"}
"""Options that say how the command line shows a result; the library returns the result itself."""

COMMAND_LINE_ONLY = {
    ("init", "workspace"): "may be left out on the command line; the library calls it path",
    ("check", "text"): "gives Workspace.check_text",
    ("check", "as_of"): "an option of Workspace.check_text",
    ("compare", "wording"): "adds what Workspace.similarity gives",
    ("compare", "threshold"): "an option of Workspace.similarity",
    ("compare", "level"): "an option of Workspace.similarity",
    ("compare", "against"): "how clauses are shown: with which of the texts the others are redlined",
    ("redline", "area"): "which of the clauses are shown",
    ("redline", "only_changes"): "whether what stays is shown",
    ("redline", "author"): "who marks the changes of a Word document",
    ("missions", "printed"): "gives Workspace.mission_table",
    ("templates", "absent"): "gives Workspace.absences",
    ("templates", "variants"): "gives Workspace.template",
    ("templates", "share"): "an option of Workspace.absences",
}
LIBRARY_ONLY = {
    ("init", "path"): "the command line calls it workspace",
    ("init", "clock"): "what time it is, for whoever wants another than the machine's",
    ("serve", "workspace"): "the command line's --workspace",
    ("matrix", "agreements"): "a table of some agreements in an order of one's own; the command line compares them",
    ("add", "progress"): "a function that is told how far the work is",
    ("fetch", "progress"): "a function that is told how far the work is",
    ("code", "progress"): "a function that is told how far the work is",
    ("code", "then"): "a function that is told what came of each text; the command prints it",
    ("codebook_try", "progress"): "a function that is told how far the work is",
    ("evaluate", "progress"): "a function that is told how far the work is",
}


def commands() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every command of the command line: its name as a method's, and the function behind it."""
    app = parser(["codebook"])
    for verb in VERBS:
        found = app[verb.name]
        parts = {name: found[name] for name in found if not name.startswith("-")}
        for name, part in parts.items() or {"": found}.items():
            assert part.default_command is not None
            yield f"{verb.name}_{name}" if name else verb.name, part.default_command


COMMANDS = dict(commands())


def method(name: str) -> Callable[..., Any]:
    """What the library has of that name."""
    found: Callable[..., Any] = OF_THE_PACKAGE.get(name) or getattr(foedera.Workspace, name)
    return found


def options(function: Callable[..., Any]) -> set[str]:
    """The names of its parameters."""
    return set(inspect.signature(function).parameters) - {"self"}


def test_the_commands_are_all_of_the_command_line() -> None:
    """Those with parts are their parts, so that what is compared is what is called."""
    assert {"matrix", "codebook_lint", "codebook_migrate", "init", "serve"} <= set(COMMANDS)
    assert "codebook" not in COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_a_method_of_the_same_name_with_the_same_options(name: str) -> None:
    """But for how a result is shown, and the differences named above with their reasons."""
    called, there = options(COMMANDS[name]), options(method(name))
    more = {option for verb, option in COMMAND_LINE_ONLY if verb == name}
    fewer = {option for verb, option in LIBRARY_ONLY if verb == name}
    assert called - there - PRESENTATION == more
    assert there - called - PRESENTATION == fewer


@pytest.mark.parametrize("name", COMMANDS)
def test_what_an_option_is_when_left_out_is_the_same(name: str) -> None:
    """None, nothing and empty are one: nothing was said. Lists for people are shorter than those for programs."""
    here, there = (inspect.signature(function).parameters for function in (COMMANDS[name], method(name)))
    shared = set(here) & set(there) - PRESENTATION - {"most"}
    differing = {
        option: (here[option].default, there[option].default)
        for option in shared
        if str(here[option].default or "") not in (str(there[option].default or ""), ".")
    }
    assert differing == {}


def test_the_package_shows_what_it_exports() -> None:
    """dir() is for choosing from: at most twelve names, each of them there, each loaded when asked for."""
    assert dir(foedera) == sorted(foedera.__all__)
    assert len(dir(foedera)) <= 12
    assert all(getattr(foedera, name) is not None for name in dir(foedera))
