"""Language versions of one agreement."""

from __future__ import annotations

from foedera.reading import read
from foedera.reading.relations.language_versions import linked

ENGLISH = "Article 1\n\n1. The Parties cooperate.\n\n2. They meet:\n\n(a) in spring;\n\n(b) in autumn.\n\nDone at Oslo."
FRENCH = (
    "Article premier\n\nArticle 1\n\n1. Les Parties coopèrent.\n\n2. Elles se réunissent :\n\n(a) au printemps ;\n\n"
    "(b) en automne.\n\nFait à Oslo."
)


def test_provisions_answer_one_another_by_their_places() -> None:
    """Same place, same thing said; the other way round too."""
    one, other = (
        read(text.encode(), name="a.txt", subject="pact", role="text", language=language, source="s").provisions
        for text, language in ((ENGLISH, "eng"), (FRENCH, "fra"))
    )
    links = linked(one, other)
    assert links["pact/eng/art_1__para_2__point_b"] == "pact/fra/art_1__para_2__point_b"
    assert links["pact/eng/conclusions_1"] == "pact/fra/conclusions_1"
    assert linked(other, one) == {answer: asked for asked, answer in links.items()}
