"""The wording of the question: text an analyst owns, under a version every answer is recorded with."""

from __future__ import annotations

import msgspec

from foedera.errors import InvalidRegister


class Wording(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a model is told before it sees areas and provisions."""

    id: str
    version: int
    meaning: str
    source: str
    text: str

    @property
    def key(self) -> str:
        """The id with its version: coverage@1."""
        return f"{self.id}@{self.version}"


def read_wording(text: str, *, name: str) -> Wording:
    """A wording from its YAML text.

    Raises:
        InvalidRegister: naming the field that does not fit.
    """
    try:
        return msgspec.yaml.decode(text, type=Wording)
    except (msgspec.ValidationError, msgspec.DecodeError) as fault:
        raise InvalidRegister(
            "the wording of the question breaks its schema",
            where=name,
            found=str(fault),
            next_step="mend the field named",
        ) from fault
