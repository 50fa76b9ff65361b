"""Ids print and parse both ways, and different parts never make the same id."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.errors import UsageError
from foedera.ids import (
    SLUG,
    cell_id,
    content_id,
    document_id,
    method_name,
    model_coder,
    person_coder,
    provision_id,
    split_cell,
    split_model_coder,
    split_provision,
)

slugs = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,3}", fullmatch=True)
languages = st.from_regex(r"[a-z]{3}", fullmatch=True)
eids = st.from_regex(r"[a-z]{1,4}_[0-9]{1,3}(__[a-z]{1,4}_[0-9]{1,3}){0,2}", fullmatch=True)
json_parts = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@given(slugs, languages, eids)
def test_provision_ids_round_trip(subject: str, language: str, eid: str) -> None:
    """What is printed is parsed back into its parts."""
    assert split_provision(provision_id(document_id(subject, language), eid)) == (subject, language, eid)


@given(slugs, slugs)
def test_cell_ids_round_trip(agreement: str, area: str) -> None:
    """A cell id gives its agreement and area back."""
    assert split_cell(cell_id(agreement, area)) == (agreement, area)


@given(st.lists(json_parts, max_size=4), st.lists(json_parts, max_size=4))
def test_different_parts_make_different_ids(one: list[object], other: list[object]) -> None:
    """Parts are never glued together, so no two lists of parts run into one id."""
    # bool and int compare equal in Python and differ in JSON; their repr tells them apart as JSON does.
    assert (content_id("c", *one) == content_id("c", *other)) == (_canonical(one) == _canonical(other))


def _canonical(part: object) -> str:
    if isinstance(part, dict):
        return "{" + ",".join(f"{key!r}:{_canonical(part[key])}" for key in sorted(part)) + "}"
    if isinstance(part, list):
        return "[" + ",".join(map(_canonical, part)) + "]"
    return repr(part)


@pytest.mark.parametrize("bad", ["EU-NOR", "eu_nor", "eu--nor", "", "eu nor", "eu/nor"])
def test_a_bad_agreement_id_is_refused_with_an_example(bad: str) -> None:
    """The message shows what was found and what an id looks like."""
    with pytest.raises(UsageError, match="eu-nor-sdp-2024") as caught:
        cell_id(bad, "consular")
    assert repr(bad) in str(caught.value)


@pytest.mark.parametrize("bad", ["eu-nor-sdp-2024", "eu-nor-sdp-2024/eng", "a/eng/b/c", "a/english/para_1"])
def test_a_bad_provision_id_is_refused(bad: str) -> None:
    """A provision id has three parts, the middle one a language."""
    with pytest.raises(UsageError, match="agreement/language/eId"):
        split_provision(bad)


@given(st.text(min_size=1), st.text(min_size=1).filter(lambda text: "@" not in text), st.integers(0, 99))
def test_a_models_coder_prints_both_ways_and_is_nobody_elses(model: str, endpoint: str, version: int) -> None:
    """Two models, endpoints or wordings never share a name; the voice is the name without its version."""
    coder = model_coder(model, endpoint, version)
    assert split_model_coder(coder) == (model, endpoint, version)
    assert not coder.startswith("person:")
    assert not SLUG.fullmatch(coder)
    assert method_name(coder) == method_name(model_coder(model, endpoint, version + 1))
    assert method_name(coder) != method_name(model_coder(f"{model}x", endpoint, version))


@pytest.mark.parametrize("coder", ["lexicon@1", "person:ada", "person:llm:a:b@1", "llm@1", "llm:a@1", "llm:a:b"])
def test_other_coders_are_no_models(coder: str) -> None:
    """Methods, persons and sources."""
    assert split_model_coder(coder) is None


@given(st.text(max_size=100))
def test_a_persons_coder_is_one_voice_or_refused(name: str) -> None:
    """However spaced, one name is one coder, whole, and no method, model or reading of a source."""
    try:
        coder = person_coder(name)
    except UsageError as error:
        assert "not a person's name" in str(error)  # noqa: PT017  # either outcome is right, and each is looked at
        return
    assert coder == person_coder(f"  {name.strip()} ")
    assert method_name(coder) == coder
    assert split_model_coder(coder) is None
    assert "/" not in coder
    assert not SLUG.fullmatch(coder)


@pytest.mark.parametrize("name", ["", "  ", "ada@example.org", "a/b", "llm:x", "a\u202eb", "a" * 81])
def test_names_that_would_read_as_something_else_are_refused(name: str) -> None:
    """Nobody, a version, a reading, a method, hidden signs, and a whole story."""
    with pytest.raises(UsageError, match="Ada Lovelace"):
        person_coder(name)
