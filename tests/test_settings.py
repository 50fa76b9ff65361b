"""The environment is read in one place; a key is taken as it is or refused unseen."""

from __future__ import annotations

import pytest

from foedera.errors import UsageError
from foedera.settings import MODEL_KEY_VARIABLE, model_key


@pytest.mark.parametrize(("value", "key"), [("", None), (" \n", None), ("sk-1_a.B/=", "sk-1_a.B/="), (" k\n", "k")])
def test_a_key_is_what_the_variable_holds(monkeypatch: pytest.MonkeyPatch, value: str, key: str | None) -> None:
    """White space around it is nobody's key; empty is none."""
    monkeypatch.setenv(MODEL_KEY_VARIABLE, value)
    assert model_key() == key


def test_there_is_no_key_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing stands in for it."""
    monkeypatch.delenv(MODEL_KEY_VARIABLE, raising=False)
    assert model_key() is None


@pytest.mark.parametrize("value", ["secret two", "secret\ntwo", "secrét", "secret\x7f"])
def test_a_key_that_cannot_be_sent_is_refused_unseen(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """The message names the variable, not what it holds."""
    monkeypatch.setenv(MODEL_KEY_VARIABLE, value)
    with pytest.raises(UsageError) as fault:
        model_key()
    assert MODEL_KEY_VARIABLE in str(fault.value)
    assert "secr" not in str(fault.value)
