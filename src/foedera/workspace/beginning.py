"""What a new workspace begins with: a register's claims, its codebook and its digests."""

from __future__ import annotations

import datetime
import functools

import msgspec

from foedera import data
from foedera.coding.english.modality import StrengthScale, read_strength_scale
from foedera.coding.english.phrase_patterns import Phrases, read_phrases
from foedera.coding.facts import FactWords, read_fact_words
from foedera.coding.institutions.bodies import Bodies, read_bodies
from foedera.coding.language_model.prompts import PromptText, read_prompt_text
from foedera.model.claim import Claim
from foedera.model.codebook import Codebook
from foedera.model.document import ReadResult
from foedera.reading import read
from foedera.reading.codebook import read_codebook
from foedera.reading.register import register_claims

DIGEST_SOURCE = "foedera-digest"


class Beginning(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a register puts into a new workspace."""

    claims: tuple[Claim, ...]
    codebook: Codebook
    digests: tuple[tuple[ReadResult, bytes], ...]


def built_in(register: str) -> Beginning:
    """The content of a built-in register.

    Raises:
        UnknownId: no such register.
        InvalidRegister: naming every row that breaks its schema.
    """
    files = data.register_files(register)
    package = data.register_package(register)
    codebook = built_in_codebook(package["codebook"])
    recorded = datetime.datetime.fromisoformat(package["created"])
    digests = tuple(
        (
            read(
                original,
                name=f"{agreement}.md",
                subject=agreement,
                role="digest",
                language="eng",
                source=DIGEST_SOURCE,
            ),
            original,
        )
        for agreement, original in data.register_digests(register).items()
    )
    return Beginning(
        claims=register_claims(files, recorded=recorded, codebook=codebook.key), codebook=codebook, digests=digests
    )


def built_in_codebook(codebook: str) -> Codebook:
    """A codebook that ships with Foedera, by id."""
    return read_codebook(data.codebook_text(codebook), name=codebook)


@functools.cache
def built_in_codebooks() -> dict[str, Codebook]:
    """Every codebook that ships with Foedera, by id@version."""
    return {book.key: book for book in map(built_in_codebook, data.codebooks())}


def built_in_ladder() -> StrengthScale:
    """The modal ladder that ships with Foedera."""
    return read_strength_scale(data.codebook_text("modal_ladder"), name="modal_ladder")


def built_in_fact_words() -> FactWords:
    """The word lists for facts that ship with Foedera."""
    return read_fact_words(**data.fact_lists())


def built_in_phrases() -> Phrases:
    """The phrasebook that ships with Foedera."""
    return read_phrases(data.codebook_text("phrases"), name="phrases")


def built_in_bodies() -> Bodies:
    """The list of bodies and formats of talks that ships with Foedera."""
    return read_bodies(data.codebook_text("bodies"), name="bodies")


def built_in_wording() -> PromptText:
    """The wording of the question to language models that ships with Foedera."""
    return read_prompt_text(data.question_text("coverage"), name="coverage")
