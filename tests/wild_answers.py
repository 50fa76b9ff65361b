"""Answers of every kind, for properties: nonsense, half-right, nearly right, and right."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from hypothesis import strategies as st

from foedera.coding.language_model.quotes import LEAST_LETTERS
from foedera.model.claim import Claim, Rank
from foedera.model.document import Document, Provision
from tests.model_server import completion
from tests.questioned import CABLES, HYBRID

QUOTES = st.text(max_size=30) | st.sampled_from(
    [
        HYBRID,
        HYBRID,
        HYBRID.replace("will", "shall"),
        HYBRID.replace("threats", "threats\n "),
        HYBRID[:-9],
        CABLES,
        "able to act alone",
        "The sides agree on space for ever.",
        "The sides agree on everything there is.",
        "the",
        "",
        "\x00\ud800",
    ]
)


def texts(areas: Sequence[str]) -> st.SearchStrategy[str]:
    """What a model may say when it is asked about areas."""
    evidence = st.fixed_dictionaries({"provision": st.sampled_from([1, 1, 2, 3, 0, 9, -1]), "quote": QUOTES})
    fair = st.fixed_dictionaries({"covered": st.just(True), "evidence": st.lists(evidence, min_size=1, max_size=3)})
    none = st.just({"covered": False, "evidence": []})
    odd = st.fixed_dictionaries(
        {"covered": st.booleans(), "evidence": st.lists(evidence, max_size=2)}, optional={"why": st.text(max_size=5)}
    )
    whole = st.fixed_dictionaries(dict.fromkeys(areas, fair | none)).map(list_of)
    some = st.dictionaries(st.sampled_from([*areas, "nonsense", ""]), fair | none | odd, max_size=6).map(list_of)
    said = (whole | some).map(lambda answers: json.dumps({"answers": answers}))
    return st.one_of(
        said,
        said,
        said.map(lambda text: f"```json\n{text}\n```"),
        st.tuples(said, st.integers(0, 400)).map(lambda pair: pair[0][: pair[1]]),
        st.text(max_size=100),
    )


def list_of(answers: dict[str, dict[str, object]]) -> list[dict[str, object]]:
    """Answers by area in the form asked for."""
    return [{"area": area, **answer} for area, answer in answers.items()]


def bodies(areas: Sequence[str]) -> st.SearchStrategy[bytes]:
    """What an endpoint may send."""
    good = texts(areas).map(completion)
    return st.one_of(
        good,
        good,
        st.binary(max_size=300),
        st.tuples(good, st.integers(0, 400)).map(lambda pair: pair[0][: pair[1]]),
        st.tuples(good, st.integers(0, 400), st.binary(max_size=3)).map(
            lambda three: three[0][: three[1]] + three[2] + three[0][three[1] :]
        ),
    )


def well_founded(claims: Iterable[Claim], document: Document, provisions: Sequence[Provision]) -> None:
    """Check claims of a model: a machine's, each quote word for word inside the provision it cites, or none at all."""
    places = {provision.id: provision for provision in provisions}
    for claim in claims:
        assert claim.rank is Rank.MACHINE
        span = claim.basis.span
        assert (span is None) == (claim.value["value"] == "not_found")
        if span is not None:
            provision = places[span.provision]
            assert document.text[span.start : span.end] == span.quote
            assert provision.start <= span.start < span.end <= provision.end
            assert sum(sign.isalnum() for sign in span.quote) >= LEAST_LETTERS
