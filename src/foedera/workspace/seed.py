"""What ships with Foedera, ready to use: registers, codebooks, word lists, and the weights of rankers."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Mapping

import msgspec

from foedera import data
from foedera.coding.coverage.sentence_words import SentenceWords, read_sentence_words
from foedera.coding.coverage.telling import SentenceReader, read_background, read_together
from foedera.coding.enforceability.enforceability_words import (
    EnforceabilityPatterns,
    EnforceabilityWords,
    read_enforceability_words,
)
from foedera.coding.enforceability.level_features import LevelFeatureReader
from foedera.coding.enforceability.level_judge import EnforceabilityJudge
from foedera.coding.enforceability.level_weights import LevelWeights, read_level_weights
from foedera.coding.english.modality import ModalityClassifier, StrengthScale, read_strength_scale
from foedera.coding.english.phrase_patterns import Phrases, read_phrases
from foedera.coding.english.political import read_political
from foedera.coding.expressions.shared_scan import SharedScan
from foedera.coding.facts import FactWords, read_fact_words
from foedera.coding.fingerprints import fingerprint
from foedera.coding.institutions.bodies import Bodies, read_bodies
from foedera.coding.language_model.prompts import PromptText, read_prompt_text
from foedera.coding.ranker.calibrated import CalibratedJudge
from foedera.coding.ranker.coverage_features import names
from foedera.coding.ranker.coverage_ranker import Ranker
from foedera.coding.ranker.leaning import NONE as NO_LEANINGS
from foedera.coding.ranker.leaning import Leanings
from foedera.coding.ranker.ranker_weights import Weights, read_weights
from foedera.coding.ranker.sentence_weights import SentenceWeights, read_sentence_weights
from foedera.model.claim import Claim
from foedera.model.codebook import Codebook, Concept
from foedera.model.document import ReadResult
from foedera.reading import read
from foedera.reading.codebook import read_codebook
from foedera.reading.codebook_language import read_language
from foedera.reading.eurovoc import read_concepts
from foedera.reading.register import declared_collections, register_claims

DIGEST_SOURCE = "foedera-digest"


class Seed(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a register puts into a new workspace."""

    claims: tuple[Claim, ...]
    codebook: Codebook
    digests: tuple[tuple[ReadResult, bytes], ...]


def built_in(register: str) -> Seed:
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
    return Seed(
        claims=register_claims(
            files, recorded=recorded, codebook=codebook.key, collections=declared_collections(package)
        ),
        codebook=codebook,
        digests=digests,
    )


@functools.cache
def built_in_codebook(codebook: str) -> Codebook:
    """A codebook that ships with Foedera, by id."""
    return read_codebook(data.codebook_text(codebook), name=codebook)


def with_languages(book: Codebook) -> Codebook:
    """A codebook with the expressions in further languages that ship beside it, where it is the one that ships.

    For coding only: what is stored stays as it is, and claims name the expressions they were found by.

    Raises:
        InvalidRegister: a file of expressions breaks its schema, or is made for another version.
    """
    if not _ships(book):
        return book
    own = {each.language for each in book.languages}
    found = [
        read_language(text, name=f"{book.id}.{language}", book=book)
        for language, text in data.codebook_languages(book.id).items()
        if language not in own
    ]
    return msgspec.structs.replace(book, languages=(*book.languages, *found))


@functools.cache
def built_in_codebooks() -> dict[str, Codebook]:
    """Every codebook that ships with Foedera, by id@version."""
    return {book.key: book for book in map(built_in_codebook, data.codebooks())}


@functools.cache
def built_in_concepts() -> dict[str, Concept]:
    """EuroVoc's concepts by id."""
    return read_concepts(data.eurovoc_text())


def built_in_ladder() -> StrengthScale:
    """The modal ladder that ships with Foedera."""
    return read_strength_scale(data.words_text("modal_ladder"), name="modal_ladder")


@functools.cache
def built_in_sentence_words() -> Mapping[str, SentenceWords]:
    """Language → the words by which its sentences show how the sides stand to what they name, as they ship."""
    english = SentenceWords(
        language="eng",
        scale=built_in_ladder(),
        background=read_background(data.words_text("background"), name="background"),
        together=read_together(data.words_text("together"), name="together"),
        political=read_political(data.words_text("political"), name="political"),
    )
    others = (read_sentence_words(text, name=name) for name, text in data.sentence_lists().items())
    return {words.language: words for words in (english, *others)}


def built_in_fact_words() -> FactWords:
    """The word lists for facts that ship with Foedera."""
    return read_fact_words(**data.fact_lists())


def built_in_phrases() -> Phrases:
    """The phrasebook that ships with Foedera."""
    return read_phrases(data.words_text("phrases"), name="phrases")


def built_in_bodies() -> Bodies:
    """The list of bodies and formats of talks that ships with Foedera."""
    return read_bodies(data.words_text("bodies"), name="bodies")


def built_in_wording() -> PromptText:
    """The wording of the question to language models that ships with Foedera."""
    return read_prompt_text(data.question_text("coverage"), name="coverage")


def built_in_weights(book: Codebook) -> Weights | None:
    """The weights learnt for a codebook; None where there are none, or the codebook is not the one that ships.

    Raises:
        InvalidRegister: weights ship for this very codebook and do not fit it.
    """
    text = _text(book.key, book)
    if text is None:
        return None
    return read_weights(text, name=f"{book.key}.json", book=book, features=names(book))


def built_in_judge(book: Codebook, *, leanings: Leanings = NO_LEANINGS) -> Ranker | CalibratedJudge | None:
    """Who judges the evidence on a codebook: weights of its own, else shared ones; None where only scores can."""
    weights = built_in_weights(book)
    if weights is not None:
        return Ranker(weights)
    return CalibratedJudge(built_in_sentence_weights(), leanings) if book.undertakings else None


def built_in_sentence_weights() -> SentenceWeights:
    """The weights of sentences every codebook that asks for undertakings shares."""
    return read_sentence_weights(data.weights_text("shared") or "", name="shared.json")


def sentence_reader() -> SentenceReader:
    """The reader of English sentences, with the words that ship with Foedera."""
    return built_in_sentence_words()["eng"].reader()


def built_in_rankers() -> tuple[Weights, ...]:
    """All weights that ship, codebook by codebook."""
    found = (built_in_weights(book) for book in built_in_codebooks().values())
    return tuple(weights for weights in found if weights is not None)


def built_in_words() -> EnforceabilityWords:
    """The words of enforceability that ship with Foedera."""
    return read_enforceability_words(data.words_text("enforceability"), name="enforceability")


def built_in_level_weights(book: Codebook) -> LevelWeights | None:
    """The weights of enforceability learnt for a codebook; None for the reasons `built_in_weights` gives none.

    Raises:
        InvalidRegister: weights ship for this very codebook and do not fit it, the words or the ladder.
    """
    name = f"{book.key}-enforceability"
    text = _text(name, book)
    if text is None:
        return None
    return read_level_weights(text, name=f"{name}.json", book=book, words=built_in_words(), scale=built_in_ladder())


def built_in_level_judges() -> tuple[LevelWeights, ...]:
    """All weights of enforceability that ship, codebook by codebook."""
    found = map(built_in_level_weights, built_in_codebooks().values())
    return tuple(weights for weights in found if weights is not None)


def wording_reader(book: Codebook) -> LevelFeatureReader:
    """The reader of what texts show of enforceability.

    It has a scan of its own: it alone looks at whole passages, which its few words go through faster than all do.
    """
    scan = SharedScan()
    classifier = ModalityClassifier(built_in_ladder(), scan)
    return LevelFeatureReader(book, EnforceabilityPatterns(built_in_words(), scan), classifier)


def built_in_enforceability(book: Codebook) -> EnforceabilityJudge | None:
    """The judge of enforceability of a codebook; None where none was trained."""
    weights = built_in_level_weights(book)
    return None if weights is None else EnforceabilityJudge(weights, wording_reader(book))


def _text(name: str, book: Codebook) -> str | None:
    """The text of weights; None where there are none, or the codebook is not the one that ships."""
    text = data.weights_text(name)
    return text if text is not None and _ships(book) else None


def _ships(book: Codebook) -> bool:
    if book.id not in data.codebooks():
        return False
    shipped = built_in_codebook(book.id)
    return shipped.key == book.key and fingerprint(book) == fingerprint(shipped)
