"""Whatever address is asked for, a page of ours answers; whatever name is asked for, only ours is answered."""

from __future__ import annotations

from urllib.parse import quote, quote_from_bytes

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from foedera.web.app import PAGES as FAMILIES
from foedera.web.app import create_app
from foedera.web.headers import HEADERS
from foedera.workspace import Workspace

KNOWN = ["eu-nor-sdp-2024", "eu-nor-sdp-2024-digest", "eng", "cyber", "nor", "csv", "cyber.docx", "0", "40"]
"""What stands in addresses that lead somewhere, so that what is behind the first check is reached too."""
NUMBERS = ["0", "-1", "1e400", "nan", "-0", "99999999999999999999", "9" * 5000, "9999-12-31", "0001-01-01", "٣", ""]
FILES = ["/etc/passwd", "codebook.yaml", "../../secret.yaml", "/dev/stdin.yaml", "a" * 300 + ".yml", "\0.yaml"]

anything = st.one_of(
    st.sampled_from([*KNOWN, *NUMBERS, *FILES]).map(lambda text: quote(text, safe="")),
    st.binary(max_size=12).map(lambda raw: quote_from_bytes(raw, safe="")),
    st.text(max_size=12).map(lambda text: quote(text, safe="", errors="replace")),
    st.integers(1000, 6000).map("a".__mul__),
)
routes = [route for family in FAMILIES for route in family.router.routes]
paths = sorted({str(route.path) for route in routes})  # type: ignore[attr-defined]  # every one is a page's
names = sorted({field.name for route in routes for field in route.dependant.query_params})  # type: ignore[attr-defined]


@st.composite
def addresses(draw: st.DrawFn) -> str:
    """A page's address with anything in its places and parameters, each perhaps several times; or no page's at all."""
    path = draw(st.sampled_from([*paths, "/static/{name}", "/{name}", "/{one}/{other}"]))
    parts = [draw(anything) if part.startswith("{") else part for part in path.split("/")]
    query = draw(st.lists(st.tuples(st.sampled_from([*names, "none"]), anything), max_size=4))
    return "/".join(parts) + "?" + "&".join(f"{name}={value}" for name, value in query)


@settings(max_examples=150)
@given(address=addresses())
@example(address="/?as_of=9999-12-31")
@example(address="/review?most=99999999999999999999")
@example(address="/texts/eu-nor-sdp-2024-digest/eng/places/0/" + "9" * 5000)
@example(address="/static/%00")
@example(address="/%ff?%ff=%ff&&&=;")
def test_every_address_is_answered_with_a_page_of_ours(client: TestClient, address: str) -> None:
    """What is no page is a wrong call of whoever asked, and its answer says what to do."""
    answer = client.get(address, headers={"Accept": "text/html"})
    assert answer.status_code in (200, 400, 404), (address, answer.text)
    assert all(answer.headers[name] == value for name, value in HEADERS.items())
    if answer.status_code != 200:
        assert "<dt>Next</dt>" in answer.text


@pytest.mark.parametrize("page", ["/", "/compare", "/library", "/draft", "/review"])
def test_no_visitor_has_a_file_of_the_machine_read(
    client: TestClient, page: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The command line takes a codebook's file; an address does not, so nothing of the file comes out."""
    path = tmp_path_factory.mktemp("secret") / "book.yaml"
    path.write_text("id: [the secret is 4711]", encoding="utf-8")
    answer = client.get(page, params={"codebook": str(path)})
    assert answer.status_code == 400
    assert "4711" not in answer.text


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST:8000", "localhost.", "127.0.0.1", "127.0.0.1:8000", "127.9.8.7", "[::1]", "[::1]:8000"],
)
def test_names_of_this_machine_are_answered(client: TestClient, host: str) -> None:
    """Each name of the loopback, with a port or without."""
    assert client.get("/agreements", headers={"Host": host}).status_code == 200


STRANGE = ["", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "192.168.0.7", "[::2]", "2130706433"]
BROKEN = [
    "localhost@evil.example",
    "evil.example#localhost",
    "localhost/..",
    "127.0.0.1:x",
    "[::1",
    "::1",
    "127.0.0.1 a",
]
visible = st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=30)


@given(host=st.sampled_from([*STRANGE, *BROKEN]) | visible.filter(lambda host: "l" not in host.lower()))
def test_other_names_are_refused_with_the_way_to_let_them_in(client: TestClient, host: str) -> None:
    """A name that somebody else can point at this machine gets nothing of the workspace."""
    answer = client.get("/agreements", headers={"Host": host})
    assert answer.status_code == 421
    assert "foedera serve --allow-host" in answer.text
    assert "eu-nor-sdp-2024" not in answer.text


def test_a_name_given_is_answered(coded: Workspace) -> None:
    """As --host and --allow-host give it, whatever its case."""
    with TestClient(create_app(coded, hosts=["Pacts.Example", "2001:db8::7"])) as site:
        for host, status in (
            ("pacts.example", 200),
            ("PACTS.example.:443", 200),
            ("[2001:db8::7]:8000", 200),
            ("other.pacts.example", 421),
        ):
            assert site.get("/agreements", headers={"Host": host}).status_code == status, host
