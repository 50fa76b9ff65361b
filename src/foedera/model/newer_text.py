"""What machines read in an older version of a text falls silent once they have read a newer one.

In: claims in the order of recording. Out: ids of the proposals that speak no longer. People's claims are never among
them: what was accepted stays, on its version of the text. Not here: coverage, where a later reading of the same
voice silences the earlier (`foedera.comparing.resolution`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from foedera.ids import split_model_coder
from foedera.model.claim import Claim, Rank


class _Read(NamedTuple):
    """The newest version of a text that was coded."""

    version: int
    since: int
    """The place in the log of the first claim that quotes it."""


def outdated(claims: Sequence[Claim]) -> frozenset[str]:
    """The ids of machines' claims that stand on an older version of a text than the newest that was coded.

    A version counts as coded once a built-in coder quotes it; a language model fills cells only and searches for no
    facts, dialogues or commitments, and carrying quotes over is no reading. What quotes nothing (a search in vain) is
    of the version that was newest when it was recorded.
    """
    if not any("@" in claim.basis.span.provision for claim in claims if claim.basis.span is not None):
        return frozenset()  # no text here has a second version: most workspaces
    newest: dict[str, _Read] = {}
    texts: dict[tuple[str, str], str] = {}
    read = [(place, claim) for place, claim in enumerate(claims) if _is_reading(claim)]
    for place, claim in read:
        found = _text(claim)
        if found is not None:
            text, version = found
            texts[claim.basis.source, _about(claim)] = text
            if text not in newest or version > newest[text].version:
                newest[text] = _Read(version, place)
    renewed = {text: known for text, known in newest.items() if known.version > 1}
    return frozenset(claim.id for place, claim in read if renewed and _is_older(claim, place, renewed, texts))


def _is_reading(claim: Claim) -> bool:
    return claim.rank is Rank.MACHINE and claim.property != "anchor" and split_model_coder(claim.coder) is None


def _is_older(claim: Claim, place: int, renewed: dict[str, _Read], texts: dict[tuple[str, str], str]) -> bool:
    found = _text(claim)
    if found is None:
        known = renewed.get(texts.get((claim.basis.source, _about(claim)), ""))
        return known is not None and place < known.since
    text, version = found
    return text in renewed and version < renewed[text].version


def _about(claim: Claim) -> str:
    """The agreement a claim is about; a dialogue has an id of its own and names it."""
    return str(claim.value.get("agreement", claim.subject))


def _text(claim: Claim) -> tuple[str, int] | None:
    """The text a claim quotes, whatever its version, and that version; None where it quotes none."""
    if claim.basis.span is None:
        return None
    text, _, version = claim.basis.span.provision.rpartition("/")[0].partition("@")
    return text, int(version or 1)
