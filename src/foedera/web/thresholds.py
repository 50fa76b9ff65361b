"""Thresholds of likeness as addresses name them."""

from __future__ import annotations

from foedera.comparing.wording.similarity_join import check_threshold
from foedera.errors import UsageError


def asked_threshold(text: str, *, name: str, usual: float) -> float:
    """The threshold an address names; the usual one where it names none.

    Args:
        text: what the address says.
        name: of the parameter, for the error.
        usual: the page's own.

    Raises:
        UsageError: not a number above 0 and at most 1.
    """
    try:
        return check_threshold(float(text)) if text else usual
    except ValueError:
        raise UsageError(
            "not a threshold",
            where=f"{name}={text}",
            expected=f"a number above 0 and at most 1, such as {usual:g}",
            found=repr(text),
            next_step="leave it out to see the usual one",
        ) from None
