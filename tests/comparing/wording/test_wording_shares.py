"""Shares: how many words of an agreement stand elsewhere, and where."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from foedera.comparing.wording.common_wording import common_wording, compared, shingles_found
from foedera.comparing.wording.segments import PASSAGES, words_of
from foedera.model.document import ReadResult
from foedera.model.reuse import Elsewhere

from .texts import END, HARBOUR, OWN, SAFETY, TALKS, agreement

paragraph = st.sampled_from([END, HARBOUR, OWN, SAFETY, TALKS, f"{END} {HARBOUR}", f"{TALKS} {SAFETY}", f"Yet {OWN}"])
corpus = st.lists(st.lists(paragraph, min_size=1, max_size=4), min_size=2, max_size=4).map(
    lambda found: [agreement(name, paragraphs) for name, paragraphs in zip("abcd", found, strict=False)]
)


def count(text: str) -> int:
    """How many words a text has."""
    return len(words_of(text))


def test_words_are_counted_by_use_and_by_the_other_agreement() -> None:
    """Of the first: one article stands in both others, one in the second, one nowhere else."""
    texts = [agreement("a", [SAFETY, TALKS, OWN]), agreement("b", [SAFETY, TALKS]), agreement("c", [SAFETY])]
    share = common_wording(texts, {}).shares[0]
    assert (share.boilerplate, share.shared, share.tailor_made) == (count(SAFETY), count(TALKS), count(OWN))
    assert share.elsewhere == (
        Elsewhere(agreement="b", words=count(SAFETY) + count(TALKS)),
        Elsewhere(agreement="c", words=count(SAFETY)),
    )
    assert share.found == (count(SAFETY) + count(TALKS)) / share.words


def test_a_sentence_inside_a_longer_article_is_found_by_its_runs() -> None:
    """The articles are too unlike to be a pair, yet the words of one all stand in the other."""
    texts = [agreement("a", [OWN]), agreement("b", [f"{TALKS} {OWN} {HARBOUR}"])]
    one, other = common_wording(texts, {}, threshold=0.5).shares
    assert one.found == other.found == 0
    assert one.in_shingles == other.in_shingles == count(OWN) == one.words


def slow_runs(texts: list[ReadResult], asked: str, there: set[str]) -> int:
    """Words of one agreement that stand in a shingle of five found in others, by going through every one."""
    known, marked = set(), set()
    windows = [
        (text.document.subject, number, at, tuple(words[at : at + 5]))
        for text in texts
        for number, provision in enumerate(text.provisions)
        for words in [words_of(text.document.text[provision.start : provision.end])]
        for at in range(len(words) - 4)
    ]
    known = {shingle for owner, _, _, shingle in windows if owner in there}
    for owner, number, at, shingle in windows:
        if owner == asked and shingle in known:
            marked |= {(number, at + step) for step in range(5)}
    return len(marked)


@given(corpus)
def test_words_in_shingles_are_those_a_slow_count_finds(texts: list[ReadResult]) -> None:
    """Over all other agreements together, and over each by itself."""
    names = {text.document.subject for text in texts}
    for share in common_wording(texts, {}).shares:
        assert share.in_shingles == slow_runs(texts, share.agreement, names - {share.agreement})
        each = {there: slow_runs(texts, share.agreement, {there}) for there in names - {share.agreement}}
        found = shingles_found(compared(texts, {}, rule=PASSAGES, lowest=1), share.agreement)
        assert {there.agreement: there.words for there in found} == {n: words for n, words in each.items() if words}


@given(corpus, st.floats(0.1, 1))
def test_the_three_uses_sum_to_the_words_and_nothing_exceeds_them(texts: list[ReadResult], threshold: float) -> None:
    """What is alike shares a shingle, so an agreement that has words elsewhere has some in shingles."""
    for share in common_wording(texts, {}, threshold=threshold, others=()).shares:
        assert share.boilerplate is not None
        assert share.shared is not None
        assert share.tailor_made is not None
        assert share.found is not None
        assert share.in_shingles is not None
        assert share.found_in_shingles is not None
        assert share.boilerplate + share.shared + share.tailor_made == share.words >= share.in_shingles
        assert all(0 < there.words <= share.boilerplate + share.shared for there in share.elsewhere)
        assert bool(share.elsewhere) == (share.found > 0)
        assert share.found == 0 or share.in_shingles > 0
        low, high = share.shingles_interval or (0.0, 1.0)
        assert 0 <= low <= share.found_in_shingles <= high <= 1
