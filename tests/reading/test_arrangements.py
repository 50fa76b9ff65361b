"""Lists of contents that only their coming again tells, or the name of what holds them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.reading import read
from foedera.reading.blocks import Block
from foedera.reading.structure.contents import contents

TITLES = ["Short title", "Application", "Words used", "Boats and nets", "Harbours", "Fees", "Repeal"]
SENTENCE = "The Minister makes rules about this and tells all of the masters in the harbour."


def places(lines: list[str]) -> list[int]:
    """The places of the lines that are a list of contents."""
    return sorted(contents([Block(kind="paragraph", text=line) for line in lines]))


def body(titles: list[str]) -> list[str]:
    """Sections with their titles and text."""
    names = [title.rpartition(". ")[2] for title in titles]
    texts = [[f"({at}) On {name}: {SENTENCE}" for at in (1, 2)] for name in names]
    return [part for title, own in zip(titles, texts, strict=True) for part in (title, *own)]


@given(st.integers(5, 7), st.booleans(), st.sampled_from(["", " 12", " ..... 3"]))
def test_an_arrangement_of_sections(count: int, numbered: bool, leader: str) -> None:
    """The law: with numbers and without, with pages and without; its name goes with it."""
    titles = [f"{at}. {title}" if numbered else title for at, title in enumerate(TITLES[:count], start=1)]
    listed = [f"{title}{leader}" for title in titles]
    assert places([*listed, *body(titles)]) == list(range(count))
    assert places(["Boats Act", "ARRANGEMENT OF SECTIONS", "Section", *listed, *body(titles)]) == list(
        range(1, count + 3)
    )


def test_a_line_that_is_worded_otherwise_above_its_text() -> None:
    """And a stop behind the others."""
    listed = [f"{at}. {title}." for at, title in enumerate(TITLES, start=1)]
    titles = [line.rstrip(".") for line in listed]
    titles[3] = "4. Boats, nets and lines"
    assert places([*listed, *body(titles)]) == list(range(len(listed)))


@pytest.mark.parametrize(
    "lines",
    [
        [*TITLES, SENTENCE, *TITLES],
        [*TITLES[:4], *body(TITLES[:4])],
        [*TITLES, *body(list(reversed(TITLES)))],
        [*body(TITLES), *body(TITLES)],
    ],
)
def test_what_comes_again_otherwise_is_none(lines: list[str]) -> None:
    """A form printed twice, a few lines, another order, a text that stands twice."""
    assert places(lines) == []


def test_the_sections_keep_their_ids() -> None:
    """What the list left out is said with its letters."""
    titles = [f"{at}. {title}" for at, title in enumerate(TITLES, start=1)]
    text = "\n\n".join(["Boats Act", "Arrangement of sections", *titles, *body(titles)])
    result = read(text.encode(), name="a.txt", subject="x", role="text", language="eng", source="x")
    assert result.document.report is not None
    assert [item.what for item in result.document.report.omissions] == ["table of contents"]
    eids = [item.eid for item in result.provisions]
    assert {f"para_{at}" for at in range(1, len(TITLES) + 1)} <= {eid.partition("__")[0] for eid in eids}


@pytest.mark.parametrize("name", ['id="toc"', 'class="table-of-contents"', 'class="page toc wide"'])
def test_a_list_the_page_names(name: str) -> None:
    """Its lists go, the title that stands in it stays."""
    items = "".join(f"<li><div>{title}</div></li>" for title in TITLES)
    sections = "".join(f"<h2>Article {at}</h2><p>{SENTENCE}</p>" for at in range(1, 9))
    html = f"<div {name}><h1>Law on boats</h1><ul>{items}</ul></div>{sections}"
    result = read(html.encode(), name="a.html", subject="x", role="text", language="eng", source="x")
    assert result.document.title == "Law on boats"
    assert [item.eid for item in result.provisions] == [f"art_{at}" for at in range(1, 9)]


ARTICLES = [
    [
        "The council meets once a year",
        "Its chair calls the others in writing",
        "Three of the members are enough for it",
    ],
    ["Members leave when they say so", "The others are told by the secretary", "A fee that was paid is not paid back"],
    [
        "The statutes are changed by vote",
        "Two thirds of all members are needed",
        "The court is told of it within a week",
    ],
]


@pytest.mark.parametrize(
    ("article", "paragraph", "stop"),
    [
        ("Art. {}º", "§ {}º.", "."), ("Čl. {}", "§ {}", "."), ("Artikel {}", "§ {}.", ""),
        ("ARTICLE {}", "Section {}.", "."), ("Capítulo {}", "Art. {}.", "."), ("Madde {}", "Bölüm {}", ""),
    ],
)  # fmt: skip
def test_paragraphs_that_count_anew_are_text(article: str, paragraph: str, stop: str) -> None:
    """Their numbers come again in each article; what they say does not."""
    lines: list[str] = []
    for at, texts in enumerate(ARTICLES, start=1):
        lines += [f"{article.format(at)} {SENTENCE}"]
        lines += [f"{paragraph.format(number)} {text}{stop}" for number, text in enumerate(texts, start=1)]
    assert places(lines) == []


@given(st.integers(3, 7), st.integers(0, 2), st.sampled_from(["Article", "Artículo", "Artikel", "Статья", "Madde"]))
def test_entries_whose_titles_come_again_are_contents(count: int, otherwise: int, word: str) -> None:
    """The law: on the line, on the next one or in front of the text, and where few are worded otherwise."""
    titles = TITLES[:count]
    listed = [f"{word} {at} {title} ..... {at}" for at, title in enumerate(titles, start=1)]
    body_of = [f"{title[:-1]}{title[-1] * 2}" if at < otherwise - 1 else title for at, title in enumerate(titles)]
    on_line = [part for at, title in enumerate(body_of, 1) for part in (f"{word} {at} – {title}", SENTENCE)]
    below = [part for at, title in enumerate(body_of, 1) for part in (f"{word} {at}", title, SENTENCE)]
    before = [f"{word} {at}. {title}. {SENTENCE}" for at, title in enumerate(body_of, 1)]
    for behind in (on_line, below, before):
        assert places([*listed, *behind]) == list(range(count))


@pytest.mark.parametrize(
    "lines",
    [
        ["Art. 1º Prorroga-se o prazo do grupo.", "Art. 2º Esta Portaria entra em vigor hoje.",
         "Art. 3º Revogam-se as disposições em contrário."],
        ["Article 1. The term is extended by a month.", "Article 2. This order enters into force today.",
         "Article 3. The Director carries out this order."],
        ["Статья 1. Срок работы группы продлевается на месяц.", "Статья 2. Приказ вступает в силу сегодня же.",
         "Статья 3. Контроль за исполнением приказа остаётся за мной."],
    ],
)  # fmt: skip
def test_acts_that_end_in_the_same_words_are_text(lines: list[str]) -> None:
    """Sentences that come again in the next act of a gazette."""
    assert places([*lines, "Order", *lines, "Order", *lines]) == []
