"""The weights that ship with Foedera, ready to judge; none for codebooks nobody has trained a ranker for."""

from __future__ import annotations

from foedera import data
from foedera.coding.coverage.semantics import AreaSimilarity, Embedder
from foedera.coding.enforceability.enforceability_words import (
    EnforceabilityPatterns,
    EnforceabilityWords,
    read_enforceability_words,
)
from foedera.coding.enforceability.level_features import LevelFeatureReader
from foedera.coding.enforceability.level_judge import EnforceabilityJudge
from foedera.coding.enforceability.level_weights import LevelWeights, read_level_weights
from foedera.coding.english.modality import ModalityClassifier
from foedera.coding.ranker.coverage_features import names
from foedera.coding.ranker.coverage_ranker import Ranker
from foedera.coding.ranker.ranker_weights import Weights, fingerprint, read_weights
from foedera.model.codebook import Codebook
from foedera.workspace.beginning import built_in_codebook, built_in_codebooks, built_in_ladder


def built_in_weights(book: Codebook, *, meaning: bool = False) -> Weights | None:
    """The weights learnt for a codebook; None where there are none, or the codebook is not the one that ships.

    Args:
        book: the codebook.
        meaning: the weights that also weigh nearness in meaning.

    Raises:
        InvalidRegister: weights ship for this very codebook and do not fit it.
    """
    name = f"{book.key}-meaning" if meaning else book.key
    text = _text(name, book)
    if text is None:
        return None
    return read_weights(text, name=f"{name}.json", book=book, features=names(book, meaning=meaning))


def built_in_ranker(book: Codebook, *, meaning: bool = False) -> Ranker | None:
    """The ranker of a codebook; None where none was trained."""
    weights = built_in_weights(book, meaning=meaning)
    return None if weights is None else Ranker(weights)


def built_in_rankers() -> tuple[Weights, ...]:
    """All weights that ship, codebook by codebook."""
    found = (
        built_in_weights(book, meaning=meaning) for book in built_in_codebooks().values() for meaning in (False, True)
    )
    return tuple(weights for weights in found if weights is not None)


def built_in_meaning(book: Codebook) -> AreaSimilarity:
    """How near passages stand to a codebook's areas in meaning.

    Raises:
        FoederaError: the extra `semantics` is not installed.
    """
    return AreaSimilarity(Embedder.load(data.vocabulary()), book)


def built_in_words() -> EnforceabilityWords:
    """The words of enforceability that ship with Foedera."""
    return read_enforceability_words(data.codebook_text("enforceability"), name="enforceability")


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
    """The reader of what texts show of enforceability."""
    return LevelFeatureReader(book, EnforceabilityPatterns(built_in_words()), ModalityClassifier(built_in_ladder()))


def built_in_enforceability(book: Codebook) -> EnforceabilityJudge | None:
    """The judge of enforceability of a codebook; None where none was trained."""
    weights = built_in_level_weights(book)
    return None if weights is None else EnforceabilityJudge(weights, wording_reader(book))


def _text(name: str, book: Codebook) -> str | None:
    """The text of weights; None where there are none, or the codebook is not the one that ships."""
    text = data.weights_text(name)
    return text if text is not None and fingerprint(book) == fingerprint(built_in_codebook(book.id)) else None
