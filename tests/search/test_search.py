"""What people type finds what they mean: plain terms, slips, other names; and laws that hold for every thing."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import msgspec
import pytest
from hypothesis import given, settings

from foedera.errors import UsageError
from foedera.model.search import Hit, SearchResult, Thing
from foedera.model.snapshot import Snapshot
from foedera.search.index import Index
from foedera.search.meanings import passed_over
from foedera.search.searching import answers as answering
from foedera.search.searching import register_meanings, search
from foedera.search.terms import terms
from foedera.workspace import Workspace

TERMS: dict[str, list[dict[str, Any]]] = msgspec.yaml.decode((Path(__file__).parent / "terms.yaml").read_bytes())


@pytest.fixture(scope="module")
def index(coded: Workspace) -> Index:
    """Everything there is in the built-in register."""
    return coded.view().search_index()


def first(result: SearchResult, most: int) -> list[str]:
    """The first hits as the terms name them."""
    return [f"{hit.kind} {name}" for hit in result.hits[:most] for name in (hit.id, hit.name)]


def answers(result: SearchResult, wanted: str) -> bool:
    """Whether a thing, or one of a kind, is among the first three."""
    if " " in wanted:
        return wanted in first(result, 3)
    return wanted in [hit.kind for hit in result.hits[:3]]


def test_the_terms_are_forty() -> None:
    """Ten with errors, ten synonyms, twenty plain."""
    assert {group: len(rows) for group, rows in TERMS.items()} == {"errors": 10, "synonyms": 10, "plain": 20}


@pytest.mark.parametrize("row", [row for rows in TERMS.values() for row in rows], ids=lambda row: row["query"])
def test_what_people_type_finds_what_they_mean(coded: Workspace, row: dict[str, Any]) -> None:
    """In the first three, whatever the spelling."""
    result = coded.search(row["query"])
    assert [wanted for wanted in row["must"] if not answers(result, wanted)] == []


@pytest.mark.parametrize("query", ["South Korea", "RoK", "republic of korea", "Korean", "rok", "South-Korea"])
def test_names_of_one_country_find_the_same(coded: Workspace, query: str) -> None:
    """Each finds the country, its agreement and its dialogues."""
    result = coded.search(query)
    assert {"party kor", "agreement eu-kor-sdp-2024"} <= set(first(result, 2))
    assert result.counts == coded.search("South Korea").counts or query == "Korean"
    assert result.counts["dialogue"] == 7


def test_north_korea_is_not_the_republic(coded: Workspace) -> None:
    """The longest name that begins at a place is the one meant."""
    assert "party kor" not in first(coded.search("North Korea"), 3)


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("securty dialouge", "security dialogue"),
        ("Norwey maritime", "norway maritime"),
        ("Norway maritime", None),
        ("xylophone", None),
    ],
)
def test_did_you_mean_only_where_nothing_has_the_words(coded: Workspace, query: str, meant: str | None) -> None:
    """What was typed right stays as it was; nothing near means no proposal."""
    assert coded.search(query).meant == meant


def test_a_person_is_found_once_with_all_they_did(coded: Workspace) -> None:
    """By the last name, without accents, and with a slip; on the page of what they did last."""
    for query in ("Borrell", "josep borrell", "Borell"):
        hit = coded.search(query).hits[0]
        assert (hit.kind, hit.name) == ("person", "Josep Borrell")
    assert "Moldova, Norway" in "".join(text for text, _ in hit.excerpt)
    assert coded.search("Bjorn Arild Gram").hits[0].address == "/agreements/eu-nor-sdp-2024"


def test_a_slip_finds_texts_too(coded: Workspace) -> None:
    """Provisions are searched for what was meant."""
    hits = coded.search("maritme", kind="provision").hits
    assert hits
    assert all("aritime" in "".join(text for text, _ in hit.excerpt) for hit in hits)


def test_one_list_has_every_kind_with_its_place(coded: Workspace) -> None:
    """Counts are of all kinds, the kind of the best hit first, whichever is asked for."""
    everything = coded.search("maritime security", most=1000)
    assert next(iter(everything.counts)) == everything.hits[0].kind == "area"
    assert {"area", "dialogue", "agreement", "provision"} <= set(everything.counts)
    assert sum(everything.counts.values()) == len(everything.hits)
    only = coded.search("maritime security", kind="dialogue")
    assert only.counts == everything.counts
    assert [hit.id for hit in only.hits] == [hit.id for hit in everything.hits if hit.kind == "dialogue"]


def test_every_hit_says_how_it_was_found_and_marks_the_words(coded: Workspace) -> None:
    """The name of a cell's area, another name, what is said."""
    result = coded.search("disinformation")
    assert result.hits[0].id == "stratcom-fimi"
    assert result.hits[0].match == "another name of it"
    party = coded.search("norwey", kind="party").hits[0]
    assert (party.name, party.match) == ("Norway", "a name like this")
    said = coded.search("strategic autonomy").hits[0]
    assert (said.kind, said.match) == ("position", "all words in its name")
    marked = [text.lower() for hit in coded.search("border management").hits for text, is_hit in hit.excerpt if is_hit]
    assert set(marked) == {"border", "borders", "management"}


def test_nothing_found_says_what_was_searched(coded: Workspace) -> None:
    """Every kind there is, with how many."""
    result = coded.search("xylophone")
    assert result.hits == ()
    assert result.counts == {}
    assert result.searched["agreement"] == 12
    assert result.searched["finding"] > 0
    assert {"person", "meeting", "event", "area", "mission", "network"} <= set(result.searched)


def test_where_nothing_has_all_words_most_of_them_count(coded: Workspace) -> None:
    """A word too many hides nothing."""
    result = coded.search("Norway xylophone")
    assert "party nor" in first(result, 3)
    assert {hit.match for hit in result.hits} == {"some of the words"}


def test_an_unknown_kind_is_refused_with_those_there_are(coded: Workspace) -> None:
    """Never an empty list that looks like an answer."""
    with pytest.raises(UsageError, match="no such kind") as refused:
        coded.search("Norway", kind="country")
    assert "party" in str(refused.value.expected)


@pytest.mark.parametrize("query", ["", "  ", "the", "?!", '"', "a" * 5000, "ß ǆ İ", "x " * 3000])
def test_any_text_is_a_query(coded: Workspace, query: str) -> None:
    """Signs, stop words, very long words: an answer, no error."""
    assert len(coded.search(query).hits) <= 20


def ranking(index: Index, query: str) -> list[tuple[str, str, str]]:
    """Kind, id and name of what an index finds."""
    return [(one.thing.kind, one.thing.id, one.thing.name) for one in answering(index, query)[1]]


def test_a_things_own_name_finds_it_first(index: Index) -> None:
    """Or another of the same name: 'Stabilisation and Association Agreement' is two instruments."""
    missed = []
    for thing in index.things:
        found = [name for _, _, name in ranking(index, thing.name)[:1]]
        same = index.names[tuple(term.stem for term in terms(thing.name))]
        if found and found[0] not in {index.things[number].name for number in same}:
            missed.append((thing.name, found))
    assert missed == []


def slipped(word: str, place: int, kind: str) -> str:
    """The word with one letter swapped with the next, dropped, or doubled."""
    match kind:
        case "swapped":
            return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        case "dropped":
            return word[:place] + word[place + 1 :]
        case _:
            return word[:place] + word[place] + word[place:]


@settings(max_examples=150)
@given(data=st.data())
def test_a_slip_in_a_long_word_still_finds_the_thing(index: Index, data: st.DataObject) -> None:
    """One letter swapped, dropped or doubled in a word of five or more: among the first five, or of the same name."""
    thing = data.draw(st.sampled_from(index.things), label="thing")
    words = [term for term in terms(thing.name) if len(term.raw) >= 5 and term.raw.isalpha()]
    if not words:
        return
    term = data.draw(st.sampled_from(words), label="word")
    place = data.draw(st.integers(0, len(term.raw) - 2), label="place")
    kind = data.draw(st.sampled_from(("swapped", "dropped", "doubled")), label="slip")
    query = thing.name[: term.start] + slipped(term.raw, place, kind) + thing.name[term.end :]
    assert thing.name in [name for _, _, name in ranking(index, query)[:5]]


def test_the_order_does_not_depend_on_the_order_of_things(coded: Workspace, index: Index) -> None:
    """However the things come, every query gives the same list."""
    things = list(index.things)
    random.Random(7).shuffle(things)
    other = Index(things, register_meanings(coded.snapshot))
    for query in ("Norway", "securty dialouge", "agreement", "RoK maritime", "Kallas signed"):
        assert ranking(other, query) == ranking(index, query)


def test_what_is_added_is_found(index: Index) -> None:
    """Another kind needs nothing but its things."""
    thing = Thing(kind="treaty", id="t", name="Treaty of Lagos Bay", address="/things/t", lines=("on lagoon fishing",))
    made = Index([*index.things, thing], index.meanings)
    result = search(Snapshot.empty(), made, "treaty of lagso bay", kind="treaty", most=5)
    assert [(hit.id, hit.match) for hit in result.hits] == [("t", "a name like this")]
    assert isinstance(result.hits[0], Hit)
    assert "of" in passed_over()
