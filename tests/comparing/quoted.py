"""Tables whose covered cells quote provisions of small agreements, and strategies for many."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from foedera.comparing.library import Placed
from foedera.model.claim import Basis, Claim, Rank, new_claim
from foedera.model.document import ReadResult
from foedera.model.matrix import Column, Matrix
from foedera.model.strength import Strength
from foedera.text.spans import locator_of, span_of
from tests.comparing.claims import DAY
from tests.comparing.test_matrix import matrix_of
from tests.comparing.wording.texts import END, HARBOUR, OWN, SAFETY, TALKS, agreement

SOFTER = SAFETY.replace("keeps", "may keep")
"""SAFETY with one word in another place of the ladder: 18 of its 20 words."""

paragraphs = st.lists(
    st.sampled_from([SAFETY, SOFTER, TALKS, HARBOUR, END, OWN, "They agree."]), min_size=1, max_size=5
)
texts = st.dictionaries(
    st.sampled_from(["ab-alda-2001", "ab-berg-1999", "ab-cove-2010"]),
    st.tuples(paragraphs, st.sampled_from(["text", "digest"])),
).map(lambda found: [agreement(name, each, role=role) for name, (each, role) in sorted(found.items())])
"""Up to three agreements of a few articles, some of them alike."""


def covering(
    text: ReadResult,
    place: int,
    strength: Strength | None = None,
    *,
    coder: str = "lexicon@3",
    rank: Rank = Rank.MACHINE,
) -> Claim:
    """A claim, a machine's unless said otherwise, that a provision shows 'space'."""
    document, provision = text.document, text.provisions[place]
    return new_claim(
        subject=document.subject,
        property="coverage",
        value={"area": "space", "value": "covered"} | ({"strength": strength.value} if strength else {}),
        coder=coder,
        rank=rank,
        basis=Basis(
            source=document.source,
            locator=locator_of(provision),
            span=span_of(document, provision, provision.start, provision.end),
        ),
        recorded=DAY,
        codebook="eu-sdp@2",
    )


def table(read: Sequence[ReadResult], strengths: Sequence[Strength | None] = (None,)) -> Matrix:
    """Every provision quoted for 'space'; strengths are dealt out in turn."""
    claims = [
        covering(text, place, strengths[(number + place) % len(strengths)])
        for number, text in enumerate(read)
        for place in range(len(text.provisions))
    ]
    columns = [Column(agreement=text.document.subject, short=text.document.subject[3:7].title()) for text in read]
    return matrix_of(claims, columns=columns)


def placements(read: Sequence[ReadResult]) -> dict[str, Placed]:
    """Where every provision stands."""
    return {provision.id: Placed(text.document, provision, None) for text in read for provision in text.provisions}
