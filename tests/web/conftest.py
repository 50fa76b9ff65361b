"""A site over a coded workspace: as a client in the process, and as a server for a browser."""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from foedera.web.app import create_app
from foedera.workspace import Workspace, open_workspace
from tests.conftest import clock
from tests.similar import add_all

DOCUMENTS = Path(__file__).parents[1] / "golden" / "documents"
PAGES = {
    "front": "/",
    "all": "/?collection=eu-sdp-all&show=partly",
    "cell": "/cells/eu-mda-sdp-2024/cyber",
    "empty-cell": "/cells/eu-gbr-sdp-2025/consular",
    "agreement": "/agreements/eu-kor-sdp-2024",
    "agreements": "/agreements",
    "area": "/areas/hybrid-threats",
    "areas": "/areas",
    "compare": "/compare?a=eu-alb-sdp-2024&b=eu-mkd-sdp-2024",
    "compare-collection": "/compare?collection=eu-sdp-all&rule=covered_or_in_place",
    "compare-nothing": "/compare?a=eu-aus-sdp-2026&b=eu-nothing-2026",
    "similarity-digests": "/similarity",
    "similarity-agreement-without-text": "/similarity/eu-nor-sdp-2024?threshold=0.9&level=provision",
    "library": "/library",
    "library-area": "/library/cyber",
    "library-nobody": "/library/consular?collection=eu-sdp-later&alike=1",
    "draft": "/draft?role=eu_candidate&take=space&take=cyber:eu-alb-sdp-2024-digest/eng/para_11",
    "pins": "/pins?pin=eu-nor-sdp-2024/cyber&pin=eu-nor-sdp-2024-digest/eng/para_11",
    "pins-empty": "/pins",
    "findings": "/findings",
    "review-empty": "/review",
    "agenda": "/agenda",
    "profiles": "/profiles",
    "profile": "/profiles/nor",
    "outlook": "/outlook",
    "sources": "/sources",
    "source": "/sources/mofa-kr",
    "search": "/search?q=maritime",
    "no-hits": "/search?q=xylophone",
    "method": "/method",
    "reliability": "/method/reliability",
    "reliability-pair": "/method/reliability?first=eprs-pe-767-215&second=lexicon%402",
    "reliability-empty": "/method/reliability?first=eprs-pe-767-215&second=ca-eeas",
    "data": "/data",
    "text": "/texts/eu-nor-sdp-2024-digest/eng",
    "party": "/parties/jpn",
    "dialogue": "/dialogues/eu-kor-sdd",
    "missing": "/cells/eu-nor-sdp-2024/nothing",
}
"""One address for each kind of page."""


def asking(workspace: Workspace) -> TestClient:
    """A client of the site over a workspace, in the process, without a network."""
    return TestClient(create_app(workspace), base_url="http://localhost")


@pytest.fixture(scope="session")
def client(coded: Workspace) -> Iterator[TestClient]:
    """The site, asked without a network."""
    with asking(coded) as asked:
        yield asked


@pytest.fixture(scope="session")
def address(coded: Workspace) -> Iterator[str]:
    """The coded workspace, served."""
    with served(coded) as found:
        yield found


@pytest.fixture(scope="session")
def read(_fresh_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace with a printed text in two versions, coded between them, and in another language."""
    folder = tmp_path_factory.mktemp("read")
    shutil.copy(_fresh_file, folder / "w.db")
    with open_workspace(folder / "w.db", clock=clock) as opened:
        for name in ("cyber-response.pdf", "cable-protection.pdf", "patrimoine.pdf"):
            opened.add(DOCUMENTS / name, agreement="eu-exa-sdp-2026", title="Pact", party=["eu"], type="SDP")
            if name.startswith("cyber"):
                opened.code(["eu-exa-sdp-2026"])
        yield opened


@pytest.fixture(scope="session")
def read_address(read: Workspace) -> Iterator[str]:
    """The workspace with printed texts, served."""
    with served(read) as found:
        yield found


@pytest.fixture(scope="session")
def alike(_fresh_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace with four agreements that share wording. Only for reading."""
    folder = tmp_path_factory.mktemp("alike")
    shutil.copy(_fresh_file, folder / "w.db")
    with open_workspace(folder / "w.db", clock=clock) as opened:
        add_all(opened, folder)
        yield opened


@pytest.fixture(scope="session")
def alike_address(alike: Workspace) -> Iterator[str]:
    """The workspace with common wording, served."""
    with served(alike) as found:
        yield found


@contextlib.contextmanager
def served(workspace: Workspace) -> Iterator[str]:
    """A real server on a free port of the loopback, stopped by its own process id."""
    script = "import sys; from foedera.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", script, "--workspace", str(workspace.path), "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:\d+", server.stderr.readline())
        assert found
        yield found.group()
        server.terminate()
        server.wait(30)
