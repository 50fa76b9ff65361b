"""The environment is read in one place; a key is taken as it is or refused unseen."""

from __future__ import annotations

import pytest

from foedera.cli import run
from foedera.errors import UsageError
from foedera.settings import MODEL_KEY, SETTINGS, model_key


@pytest.mark.parametrize(("value", "key"), [("", None), (" \n", None), ("sk-1_a.B/=", "sk-1_a.B/="), (" k\n", "k")])
def test_a_key_is_what_the_variable_holds(monkeypatch: pytest.MonkeyPatch, value: str, key: str | None) -> None:
    """White space around it is nobody's key; empty is none."""
    monkeypatch.setenv(MODEL_KEY.variable, value)
    assert model_key() == key


def test_there_is_no_key_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing stands in for it."""
    monkeypatch.delenv(MODEL_KEY.variable, raising=False)
    assert model_key() is None


@pytest.mark.parametrize("value", ["secret two", "secret\ntwo", "secrét", "secret\x7f"])
def test_a_key_that_cannot_be_sent_is_refused_unseen(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """The message names the variable, not what it holds."""
    monkeypatch.setenv(MODEL_KEY.variable, value)
    with pytest.raises(UsageError) as fault:
        model_key()
    assert MODEL_KEY.variable in str(fault.value)
    assert "secr" not in str(fault.value)


def test_what_is_given_overrules_the_environment_and_that_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    """Empty is not given; a secret has no default to fall back on."""
    for setting in SETTINGS:
        monkeypatch.setenv(setting.variable, "there")
        assert (setting.read("here"), setting.read(""), setting.read()) == ("here", "there", "there")
        monkeypatch.setenv(setting.variable, "")
        assert setting.read() == setting.default
        assert not (setting.secret and setting.default)


def test_the_help_says_what_the_declaration_says(capsys: pytest.CaptureFixture[str]) -> None:
    """Each option of its own is in the help with its variable."""
    assert run(["--help"]) == 0
    shown = " ".join(capsys.readouterr().out.replace("│", " ").split())
    for setting in SETTINGS:
        if setting.option is not None:
            assert setting.option in shown
            assert setting.help in shown
            assert setting.variable in setting.help
