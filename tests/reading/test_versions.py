"""A new version of a text: what became of its provisions and of the quotes from it."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.model.anchor import Placement
from foedera.model.claim import Lead, Span
from foedera.model.document import ReadResult
from foedera.reading import read
from foedera.reading.relations.versions import aligned, anchor, as_version
from foedera.text.leads import Leads

ARTICLES = (
    "The Parties will hold a dialogue on maritime security every year, alternately in both capitals.",
    "Both sides intend to explore cooperation in the protection of undersea cables and pipelines.",
    "Each Party shall protect classified information as it protects its own information of that level.",
    "The Parties may invite experts of third states to the meetings of the joint working group on space.",
)


def text_of(articles: list[str], version: int = 1) -> ReadResult:
    """A treaty with these articles."""
    text = "\n\n".join(f"Article {n}\n\n{words}" for n, words in enumerate(articles, start=1))
    result = read(text.encode(), name="a.txt", subject="pact", role="text", language="eng", source="s")
    return result if version == 1 else as_version(result, version)


def span_of(result: ReadResult, words: str) -> Span:
    """The span of some words."""
    text = result.document.text
    start = text.index(words)
    end = start + len(words)
    home = next(p for p in result.provisions if p.start <= start < p.end)
    return Span(
        provision=home.id,
        start=start,
        end=end,
        quote=words,
        prefix=text[max(0, start - 32) : start],
        suffix=text[end : end + 32],
        page=None,
        sha256=result.document.sha256,
    )


def became(old: ReadResult, new: ReadResult, words: str) -> tuple[Placement, str | None, str | None]:
    """How the words came over, the provision that answers theirs, and what is quoted now."""
    pairs = aligned(old.document, old.provisions, new.document, new.provisions)
    news = {provision.id: provision for provision in new.provisions}
    found, span = anchor(span_of(old, words), pairs, new.document, news)
    return found.status, found.provision, None if span is None else span.quote


def test_the_four_outcomes() -> None:
    """Untouched, changed around, changed beyond recognition, gone."""
    old = text_of(list(ARTICLES))
    changed = [
        ARTICLES[0],
        "Both sides intend to explore cooperation in the protection of undersea cables, pipelines and ports.",
        "Each Party shall give information about classified matters only to persons who need to know of them.",
    ]
    new = text_of(changed, 2)
    assert became(old, new, "maritime security every year") == (
        Placement.EXACT,
        "pact/eng@2/art_1",
        "maritime security every year",
    )
    assert became(old, new, "protection of undersea cables and pipelines") == (
        Placement.CARRIED,
        "pact/eng@2/art_2",
        "protection of undersea cables, pipelines and",
    )
    assert became(old, new, "shall protect classified information as it protects its own") == (
        Placement.NEEDS_PLACEMENT,
        "pact/eng@2/art_3",
        None,
    )
    assert became(old, new, "experts of third states to the meetings") == (Placement.DROPPED, None, None)


def test_a_moved_article_is_found_under_its_new_number() -> None:
    """An article before all others shifts the numbers; the texts decide."""
    old = text_of(list(ARTICLES))
    new = text_of(["For this Agreement, cable means what carries data under the sea.", *ARTICLES], 2)
    pairs = aligned(old.document, old.provisions, new.document, new.provisions)
    assert pairs == {f"pact/eng/art_{n}": f"pact/eng@2/art_{n + 1}" for n in range(1, 5)}


def test_twice_the_same_words_need_a_person() -> None:
    """Where a quote stands in two places of its provision, none is chosen."""
    old = text_of(["The Parties will meet in spring, and they may decide on more."])
    new = text_of(
        ["The Parties will meet, they may decide. In autumn they may decide again, whatever else happens."], 2
    )
    assert became(old, new, "they may decide")[0] == Placement.NEEDS_PLACEMENT


LISTS = """# A pact

1. The Parties {verb} cooperate in the prevention of crimes, including:

(a) terrorism in all its forms;

(b) trafficking in small arms.

2. The Parties will meet once a year.
{more}"""


def list_of(verb: str, more: str = "", version: int = 1) -> ReadResult:
    """A treaty with a list, in a version of it."""
    text = LISTS.format(verb=verb, more=more)
    result = read(text.encode(), name="a.md", subject="pact", role="text", language="eng", source="s")
    return result if version == 1 else as_version(result, version)


def item_of(result: ReadResult, words: str) -> Span:
    """The span of an item, with the sentence it completes."""
    span = span_of(result, words)
    (home,) = (each for each in result.provisions if each.id == span.provision)
    found = Leads(result.document, result.provisions).completed_at(home, span.start)
    assert found is not None
    quote = result.document.text[slice(*found)]
    return msgspec.structs.replace(span, lead=Lead(start=found[0], end=found[1], quote=quote))


@pytest.mark.parametrize("words", ["terrorism in all its forms;", "trafficking in small arms."])
@pytest.mark.parametrize(
    ("verb", "more", "status"),
    [
        ("shall", "\n3. The Parties will decide by consensus.\n", Placement.EXACT),
        ("may", "", Placement.CARRIED),
        ("do not intend to", "", Placement.CARRIED),
    ],
)
def test_an_item_is_carried_with_what_it_completes(words: str, verb: str, more: str, status: Placement) -> None:
    """The new version's own words; where they say something else, the quote is not carried exactly."""
    old, new = list_of("shall"), list_of(verb, more, 2)
    pairs = aligned(old.document, old.provisions, new.document, new.provisions)
    found, span = anchor(item_of(old, words), pairs, new.document, {each.id: each for each in new.provisions})
    assert found.status is status
    assert span is not None
    assert span.said == f"The Parties {verb} cooperate in the prevention of crimes, including: … {words}"
    assert span.lead is not None
    assert new.document.text[span.lead.start : span.lead.end] == span.lead.quote


def test_an_item_that_became_a_sentence_is_not_carried_exactly() -> None:
    """It completes nothing any more."""
    old = list_of("shall")
    text = (
        "# A pact\n\n1. The Parties will meet.\n\n(a) terrorism in all its forms;\n\n(b) trafficking in small arms.\n"
    )
    new = as_version(read(text.encode(), name="a.md", subject="pact", role="text", language="eng", source="s"), 2)
    pairs = aligned(old.document, old.provisions, new.document, new.provisions)
    quote = item_of(old, "trafficking in small arms.")
    found, span = anchor(quote, pairs, new.document, {each.id: each for each in new.provisions})
    assert (found.status, span and span.lead) == (Placement.CARRIED, None)


words = st.text(alphabet="abcdefgh ", min_size=20, max_size=60).map(lambda text: " ".join(text.split()))


@given(st.lists(words.filter(lambda text: len(text) > 10), min_size=1, max_size=5), st.data())
def test_what_is_carried_over_stands_where_it_says(texts: list[str], data: st.DataObject) -> None:
    """Whatever changed: a span of the new version quotes what stands there, inside the provision it names."""
    old = text_of([f"The Parties {text} ok." for text in texts])
    changed = data.draw(st.permutations([f"The Parties {text} ok." for text in texts]))
    new = text_of(list(changed)[: data.draw(st.integers(1, len(texts)))], 2)
    pairs = aligned(old.document, old.provisions, new.document, new.provisions)
    assert len(set(pairs.values())) == len(pairs)
    news = {provision.id: provision for provision in new.provisions}
    for provision in old.provisions:
        span = span_of(old, old.document.text[provision.start : provision.end])
        found, placed = anchor(span, pairs, new.document, news)
        assert (placed is None) == (found.status in {Placement.NEEDS_PLACEMENT, Placement.DROPPED})
        if placed is not None:
            assert new.document.text[placed.start : placed.end] == placed.quote
            home = news[placed.provision]
            assert home.start <= placed.start < placed.end <= home.end
            if found.status == Placement.EXACT:
                assert placed.quote == span.quote


@given(st.lists(words.filter(lambda text: len(text) > 10), min_size=1, max_size=5, unique=True))
def test_the_same_text_carries_everything_exactly(texts: list[str]) -> None:
    """A version that differs in nothing but its number keeps every quote at its place."""
    old = text_of([f"The Parties {n} {text} ok." for n, text in enumerate(texts)])
    new = as_version(old, 2)
    pairs = aligned(old.document, old.provisions, new.document, new.provisions)
    news = {provision.id: provision for provision in new.provisions}
    for provision in old.provisions:
        span = span_of(old, old.document.text[provision.start : provision.end])
        found, placed = anchor(span, pairs, new.document, news)
        assert found.status == Placement.EXACT
        assert placed is not None
        assert placed.start == span.start
