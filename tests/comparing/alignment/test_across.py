"""Clauses of two languages are aligned by numbers, order, figures, names and lengths, or said to be uncompared."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.comparing.alignment import align, clauses_of, why_no_redline
from foedera.comparing.alignment.across import Across
from foedera.comparing.alignment.in_order import fits, on_the_way
from foedera.comparing.alignment.standing import standing
from foedera.comparing.alignment.survivors import figures, words
from foedera.model.alignment import Side, Why
from foedera.reading import read
from tests.comparing.alignment.texts import articles, side, table

ENGLISH = (
    ("Purpose", "The Kingdom of Norway and Ukraine protect the cables and pipelines in the Baltic Sea."),
    ("Patrols", "Norway sends 4 frigates and 12 drones from 2027 on; NATO is informed by the Coordination Group."),
    ("Finance", "Each year Norway pays 10,500,000 euro into the fund under Article 2; the audit is public."),
    ("Visas", "Officers need no visa for a stay of up to 90 days. Their passports are presented to the police."),
    ("Disputes", "Disputes are settled by consultation and never by an international tribunal."),
    ("Entry into force", "This Agreement enters into force on 1 March 2027 and is in force for 5 years."),
)
GERMAN = (
    ("Zweck", "Das Königreich Norwegen und die Ukraine schützen die Kabel und Pipelines in der Ostsee."),
    ("Patrouillen", "Norwegen entsendet ab 2027 4 Fregatten und 12 Drohnen; die Koordinierungsgruppe informiert NATO."),
    ("Finanzen", "Norwegen zahlt jedes Jahr 10.500.000 Euro in den Fonds nach Artikel 2; das Audit ist öffentlich."),
    ("Visa", "Offiziere brauchen für bis zu 90 Tage kein Visum. Ihre Pässe werden der Polizei präsentiert."),
    ("Streitigkeiten", "Streitigkeiten werden durch Konsultation beigelegt, nie durch ein internationales Tribunal."),
    ("Inkrafttreten", "Dieses Abkommen tritt am 1. März 2027 in Kraft und gilt 5 Jahre."),
)
OTHER = (
    ("Gegenstand", "Die Schulen beider Länder tauschen im Herbst Klassen aus."),
    ("Unterkunft", "Gastfamilien nehmen die Kinder auf und kochen für sie."),
    ("Lehrer", "Ein Lehrer begleitet jede Klasse und bleibt bei ihr, so lange sie weg ist."),
    ("Kosten", "Die Fahrt trägt, wer verreist; das Essen trägt, wer einlädt."),
    ("Krankheit", "Wird ein Kind krank, sieht ein Arzt nach ihm, und die Eltern hören davon."),
    ("Ende", "Wer nicht mehr will, sagt es bis zum Frühling."),
)
ROWS = [(f"art_{n}", f"art_{n}") for n in range(1, 7)]


def german(*texts: tuple[str, str], name: str = "g") -> Side:
    """A side in German."""
    return side(name, articles(*texts).replace("Article", "Artikel"), language="deu")


def pairs(one: Side, other: Side) -> list[tuple[str, str]]:
    """The eIds of clauses in one row."""
    return [(a, b) for a, b in table(align((one, other))) if a and b]


def test_two_agreements_in_two_languages_are_aligned() -> None:
    """Each link says that it is across languages and what it rests on; wording is none of it."""
    alignment = align((side("e", articles(*ENGLISH)), german(*GERMAN)))
    assert table(alignment) == ROWS
    links = [link for row in alignment.rows for link in row.links]
    assert all(link.across and link.parts.wording is None and link.parts.order == 1.0 for link in links)
    assert (links[2].parts.figures or 0) > 0.9
    assert links[4].parts.figures is None
    assert why_no_redline(*alignment.sides) == "the texts are in two languages, eng and deu"


def test_numbers_alone_do_not_make_an_answer() -> None:
    """Articles 1 to 6 of an agreement about something else stand alone, with the reason; nothing is nought."""
    alignment = align((side("e", articles(*ENGLISH)), german(*OTHER)))
    assert len(alignment.rows) == len(alignment.unmatched) == 12
    assert {(left.why, left.nearest) for left in alignment.unmatched} == {(Why.LANGUAGE, None)}


def test_language_versions_of_one_agreement_are_always_compared() -> None:
    """By their places, if nothing of their words survives."""
    texts = [articles(*((f"T{n}", "Zorq blip. " * (n + 2)) for n in range(6))), articles(*OTHER)]
    alignment = align([side("one", text, language=code) for text, code in zip(texts, ("tlh", "deu"), strict=True)])
    assert sum(1 for row in alignment.rows if row.links) > 3


def test_an_article_more_on_one_side_stands_alone() -> None:
    """All that follow have another number, and answer those that say the same."""
    more = (*GERMAN[:1], ("Wetter", "Beide Seiten hören den Wetterbericht."), *GERMAN[1:])
    expected = [("art_1", "art_1"), *((f"art_{n}", f"art_{n + 1}") for n in range(2, 7))]
    assert pairs(side("e", articles(*ENGLISH)), german(*more)) == expected


def test_a_clause_cut_in_two_in_one_language_keeps_both_halves() -> None:
    """The second half says part of it too: together they have the length of the whole."""
    long = "Norway sends 4 frigates and 12 drones from 2027 on; NATO is informed by the Coordination Group. " * 3
    whole = (
        ENGLISH[0],
        ("Patrols", long + "The frigates are supplied with diesel in every port they ask."),
        *ENGLISH[2:],
    )
    half = "Die Schiffe bekommen so viel Öl, wie sie wollen, wo immer sie danach fragen, auch nachts und im Winter."
    cut = articles(GERMAN[0], ("Patrouillen", GERMAN[1][1] + " " + GERMAN[1][1] + " " + GERMAN[1][1]))
    text = (
        cut + f"\n\n## Mehr\n\n{half}\n\n" + articles(*GERMAN).partition("## Article 3")[2].join(("## Article 3", ""))
    )
    other = side("g", text.replace("Article", "Artikel"), language="deu")
    alignment = align((side("e", articles(*whole)), other))
    (row,) = (row for row in alignment.rows if row.clauses[0] == "e/eng/art_2")
    assert [link.b.rpartition("/")[2] for link in row.secondary] == ["para_1"]


TEXTS = st.lists(st.sampled_from(ENGLISH), min_size=3, max_size=6, unique=True)


@given(TEXTS, st.permutations(GERMAN))
def test_swapping_the_sides_swaps_the_links(some: list[tuple[str, str]], others: list[tuple[str, str]]) -> None:
    """Whatever stands where."""
    one, other = side("e", articles(*some)), german(*others)
    there, back = Across(one, other), Across(other, one)
    assert np.array_equal(there.scores, back.scores.T)
    assert sorted(pairs(one, other)) == sorted((a, b) for b, a in pairs(other, one))


@given(TEXTS)
def test_a_text_answers_itself_in_another_language(some: list[tuple[str, str]]) -> None:
    """Said to be in another language, each clause answers itself."""
    text = articles(*some)
    found = pairs(side("e", text), side("f", text, language="fra"))
    assert found == [(f"art_{n}", f"art_{n}") for n in range(1, len(some) + 1)]


def test_a_text_read_in_two_languages_from_one_file_is_aligned() -> None:
    """The second language's articles have other ids (text_2__art_1); numbers in Roman figures are numbers too."""
    english = articles(*ENGLISH)
    text = f"# Agreement\n\n{english}\n\n# Abkommen\n\n" + articles(*GERMAN).replace("Article", "Artikel")
    result = read(text.encode(), name="t.md", subject="t", role="text", language="eng", source="t")
    document = result.document
    both = [
        Side(
            agreement="t",
            language=code,
            role="text",
            clauses=clauses_of(document, [one for one in result.provisions if document.language_of(one) == code]),
        )
        for code in ("eng", "deu")
    ]
    if not both[1].clauses:
        pytest.skip("too short for the reader to tell two languages apart")
    assert {a for a, b in pairs(*both)} >= {f"art_{n}" for n in range(1, 7)}


def test_numbers_are_the_same_in_roman_figures_and_under_other_words() -> None:
    """Article IV is Article 4, a Schedule is an Annex; a point (i) stays a letter."""
    one = side("r", "## Article IV Ships\n\nShips sail.\n\n## Article V Ports\n\nPorts open.")
    other = side("a", "## Article 4 Boats\n\nBoats sail.\n\n## Article 5 Ports\n\nPorts open.")
    assert [standing(clause).number for clause in one.clauses] == ["4", "5"]
    assert [standing(clause)[:3] for clause in one.clauses] == [standing(clause)[:3] for clause in other.clauses]


def test_figures_are_what_every_language_prints() -> None:
    """Thousands by point or comma, days without a nought in front; the clause's own number is none."""
    one = side("e", "## Article 7\n\n7. On 01 March 2027 they pay 10,500,000 under Article 2.10.")
    other = side("g", "## Artikel 7\n\n7. Am 1. März 2027 zahlen sie 10.500.000 nach Artikel 2.10.", language="deu")
    assert figures(one.clauses[0]) == figures(other.clauses[0])
    assert set(figures(one.clauses[0])) == {"figure 1", "figure 2027", "figure 10500000", "figure 2.10"}


@pytest.mark.parametrize(
    ("text", "language", "other", "other_language"),
    [
        ("the Kingdom of Norway", "eng", "Королівство Норвегія", "ukr"),
        ("Germany", "eng", "Deutschland", "deu"),
        ("the Netherlands", "eng", "aux Pays-Bas", "fra"),
        ("Spain", "eng", "Іспанією", "ukr"),
        ("protocol", "eng", "протоколом", "ukr"),
        ("photography", "eng", "fotografía", "spa"),
        ("la NATO", "ita", "NATO", "eng"),
        ("commission", "eng", "Kommission", "deu"),
    ],
)
def test_what_survives_a_translation(text: str, language: str, other: str, other_language: str) -> None:
    """Names by whom they name, capitals, cognates in either script."""
    assert words(text, language).keys() & words(other, other_language).keys()


def test_small_words_and_unknown_languages_leave_nothing_to_go_by() -> None:
    """Short words are articles and prepositions mostly; names need a language."""
    assert not words("one of the two may be so", "eng")
    assert "party deu" not in words("Deutschland", None)


@given(st.lists(st.lists(st.floats(-2, 3), min_size=4, max_size=4), min_size=1, max_size=6))
def test_the_way_never_turns_back_where_there_is_one(gains: list[list[float]]) -> None:
    """Pairs on the way gain something; with no two ways of one worth they go down and to the right only."""
    grid = np.array(gains)
    way = on_the_way(grid)
    assert (grid[way > 0] > 0).all()
    assert np.array_equal(on_the_way(grid.T), way.T)
    distinct = grid + np.sqrt(np.arange(1, grid.size + 1)).reshape(grid.shape) * 1e-3
    places = np.argwhere(on_the_way(distinct) > 0)
    assert (np.diff(places, axis=0) > 0).all()


def test_lengths_fit_less_the_more_they_differ() -> None:
    """Equal ones surely, by as much of long ones less than of short ones; both ways alike."""
    fit = fits([100, 1000], [100, 120, 1000, 1200])
    assert fit[0, 0] == fit[1, 2] == 1.0
    assert fit[0, 1] > fit[1, 3] > 0
    assert np.array_equal(fits([100], [120]), fits([120], [100]))
