"""Facts about real texts outside the project: read in full, nothing copied. Skipped where they are not at hand."""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from foedera.model.document import ReadResult
from foedera.reading import assign, read

SHARED = Path(__file__).parents[3] / "shared"
DEFENCE = SHARED / "corpora" / "defence"
TOTA = SHARED / "corpora" / "tota-0.5.0.tar.xz"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the texts in ../shared are not at hand"),
]
PARTNERS = {
    "eu-nor-sdp-2024": ("Norway",),
    "eu-mda-sdp-2024": ("Moldova",),
    "eu-alb-sdp-2024": ("Albania",),
    "eu-mkd-sdp-2024": ("North Macedonia",),
    "eu-jpn-sdp-2024": ("Japan",),
    "eu-kor-sdp-2024": ("Republic of Korea", "South Korea"),
}


def read_file(data: bytes, name: str, role: str = "text") -> ReadResult:
    """The text, read; its spans checked."""
    result = read(data, name=name, subject="x", role=role, language="eng", source="x")
    assert result.provisions
    at = 0
    for item in result.provisions:
        assert at <= item.start < item.end <= len(result.document.text)
        at = item.end
    return result


def articles(result: ReadResult) -> set[str]:
    """The eIds of the articles, each once."""
    pattern = re.compile(r"(?:[a-z0-9-]+(?:_[a-z0-9-]+)*__)*?art_[a-z0-9-]+(?:_\d+)?(?=__|$)")
    found = (pattern.match(item.eid) for item in result.provisions)
    return {match[0] for match in found if match}


@pytest.mark.parametrize("path", sorted(DEFENCE.glob("*.md")), ids=lambda path: path.stem)
def test_defence_treaties(path: Path) -> None:
    """As many articles come out as the file has article headings, in both languages."""
    data = path.read_bytes()
    headings = re.findall(r"(?m)^\s*#+\s*Arti(?:cle|kel)\b", data.decode())
    assert len(articles(read_file(data, path.name))) == len(headings)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("BWBV0001206.md", {"art_1__para_1__indent_5", "art_9", "conclusions_1", "text_2__art_11__para_3"}),
        ("BWBV0006437.md", {"preamble_1", "art_3__point_4", "art_12__para_7__point_d", "text_2__art_15"}),
        ("BWBV0001228.md", {"preamble_1", "para_20", "annex_a__sec_ii__para_1__point_c", "annex_c__para_15"}),
        ("BWBV0005760.md", {"art_5", "text_2__art_13"}),
    ],
)
def test_places_known_by_reading(name: str, expected: set[str]) -> None:
    """Places looked up by eye are there under the eId a lawyer would expect."""
    assert expected <= {item.eid for item in read_file((DEFENCE / name).read_bytes(), name).provisions}


@pytest.fixture
def briefing() -> ReadResult:
    """The briefing about the six partnerships."""
    (path,) = (SHARED / "briefing").glob("*.txt")
    return read_file(path.read_bytes(), path.name, role="source")


def test_briefing_sections_and_tables(briefing: ReadResult) -> None:
    """Its sections are headings, its two tables are two provisions with all their rows."""
    sections = list(dict.fromkeys(item.path[-1] for item in briefing.provisions if item.path))
    assert sections[3:9] == [
        "Moldova",
        "Norway",
        "Japan",
        "Republic of Korea (RoK)",
        "North Macedonia and Albania",
        "Outlook",
    ]
    tables = [item for item in briefing.provisions if item.kind == "table"]
    rows = [briefing.document.text[item.start : item.end].count("\n") + 1 for item in tables]
    assert rows == [7, 29]
    assert all(item.heading and item.heading.startswith("Table") for item in tables)
    assert "](" not in briefing.document.text
    assert "**" not in briefing.document.text


def test_briefing_about(briefing: ReadResult) -> None:
    """Each partner's section is about its partnership; the summary, captions and tables are about none."""
    told = assign(briefing.provisions, briefing.document, PARTNERS)
    by_section: dict[str, set[tuple[str, ...]]] = {}
    for item in told:
        by_section.setdefault(item.path[-1] if item.path else "", set()).add(item.about)
    assert by_section["Norway"] == {("eu-nor-sdp-2024",)}
    assert by_section["Moldova"] == {("eu-mda-sdp-2024",), ()}
    assert by_section["SUMMARY"] == {()}
    assert ("eu-alb-sdp-2024", "eu-mkd-sdp-2024") in by_section["North Macedonia and Albania"]
    assert all(item.about == () for item in told if item.kind == "table")


EVERY = 5
"""Of the 450 trade agreements, one in so many is read here; all of them in evaluation/reading.md."""


@pytest.fixture(scope="module")
def trade_texts() -> list[tuple[str, bytes]]:
    """Texts of the trade corpus."""
    if not TOTA.is_file():
        pytest.skip("the trade corpus is not at hand")
    return list(_members())


def _members() -> Iterator[tuple[str, bytes]]:
    with tarfile.open(TOTA) as archive:
        members = [member for member in archive if re.search(r"pta_\d+\.xml$", member.name)]
        for member in members[::EVERY]:
            content = archive.extractfile(member)
            assert content is not None
            yield Path(member.name).name, content.read()


def test_trade_texts(trade_texts: list[tuple[str, bytes]]) -> None:
    """As many articles as the XML numbers, within 1 %; every letter lands; the meta gives parties."""
    assert len(trade_texts) == 90
    wanted = found = 0
    for name, data in trade_texts:
        result = read_file(data, name)
        wanted += len(re.findall(rb"<article [^>]*number=", data))
        found += len(articles(result))
        assert result.document.report is not None
        assert result.document.report.landed == 1.0, name
        assert len(result.metadata["parties"]) >= 1
    assert abs(found - wanted) <= 0.01 * wanted
