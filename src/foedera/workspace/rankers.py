"""The weights that ship with Foedera, ready to judge; none for codebooks nobody has trained a ranker for."""

from __future__ import annotations

from foedera import data
from foedera.coding.ranker.features import names
from foedera.coding.ranker.judge import Ranker
from foedera.coding.ranker.weights import Weights, fingerprint, read_weights
from foedera.coding.semantics import Embedder, Nearness
from foedera.model.codebook import Codebook
from foedera.workspace.beginning import built_in_codebook, built_in_codebooks


def built_in_weights(book: Codebook, *, meaning: bool = False) -> Weights | None:
    """The weights learnt for a codebook; None where there are none, or the codebook is not the one that ships.

    Args:
        book: the codebook.
        meaning: the weights that also weigh nearness in meaning.

    Raises:
        InvalidRegister: weights ship for this very codebook and do not fit it.
    """
    name = f"{book.key}-meaning" if meaning else book.key
    text = data.weights_text(name)
    if text is None or fingerprint(book) != fingerprint(built_in_codebook(book.id)):
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


def built_in_meaning(book: Codebook) -> Nearness:
    """How near passages stand to a codebook's areas in meaning.

    Raises:
        FoederaError: the extra `semantics` is not installed.
    """
    return Nearness(Embedder.load(data.vocabulary()), book)
