"""Answers of every kind, for properties: nonsense, half-right, nearly right, and right."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator, Sequence

from hypothesis import strategies as st

from foedera.coding.language_model.quote_search import LEAST_LETTERS
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


def said_in(texts: Iterable[str]) -> set[tuple[str, int, str]]:
    """What models said, read without our reader: area, number, words; number 0 and no words for 'not covered'."""
    said: set[tuple[str, int, str]] = set()
    for text in texts:
        with contextlib.suppress(ValueError, TypeError, KeyError, AttributeError):
            for answer in json.loads(text.removeprefix("```json\n").removesuffix("\n```"))["answers"]:
                quotes = [(answer["area"], e["provision"], " ".join(e["quote"].split())) for e in answer["evidence"]]
                said.update(quotes if answer["covered"] else [(answer["area"], 0, "")])
    return said


def contents(replies: Iterable[bytes]) -> Iterator[str]:
    """The texts in chat completions, where they are any."""
    for reply in replies:
        with contextlib.suppress(ValueError, TypeError, LookupError):
            yield json.loads(reply)["choices"][0]["message"]["content"]


def well_founded(
    claims: Iterable[Claim], document: Document, provisions: Sequence[Provision], said: Iterable[str]
) -> None:
    """Check claims of a model against what it said: a machine's, each on words it quoted from the provision it cited.

    A quote stands in its provision word for word; 'not found' was said so, and has none.
    """
    places = {provision.id: (number, provision) for number, provision in enumerate(provisions, 1)}
    known = said_in(said)
    for claim in claims:
        assert claim.rank is Rank.MACHINE
        span, area = claim.basis.span, claim.value["area"]
        if span is None:
            assert claim.value["value"] == "not_found"
            assert (area, 0, "") in known
            continue
        number, provision = places[span.provision]
        assert claim.value["value"] == "covered"
        assert (area, number, " ".join(span.quote.split())) in known
        assert document.text[span.start : span.end] == span.quote
        assert provision.start <= span.start < span.end <= provision.end
        assert sum(sign.isalnum() for sign in span.quote) >= LEAST_LETTERS
