"""A site over a coded workspace: as a client in the process, and as a server for a browser."""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from foedera.web.app import create_app
from foedera.workspace import Workspace
from tests.conftest import Filled, opened_copy
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
    "templates-digests": "/templates",
    "templates-matrix": "/templates?look=matrix&fewest=2",
    "templates-absent-without-text": "/templates/absent/eu-nor-sdp-2024",
    "library": "/library",
    "library-area": "/library/cyber",
    "library-nobody": "/library/consular?collection=eu-sdp-later&alike=1",
    "draft": "/draft?role=eu_candidate&take=space&take=cyber:eu-alb-sdp-2024-digest/eng/para_11",
    "pins": "/pins?pin=eu-nor-sdp-2024/cyber&pin=eu-nor-sdp-2024-digest/eng/para_11",
    "pins-empty": "/pins",
    "findings": "/findings",
    "findings-chosen": "/findings?partner=eu-alb-sdp-2024&severity=error&source=eprs-pe-767-215",
    "findings-silenced-none": "/findings?silenced=1",
    "findings-rules": "/findings/rules",
    "review-empty": "/review",
    "agenda": "/agenda",
    "commitments": "/commitments",
    "commitments-grouped": "/commitments?group=area&status=under_way",
    "commitment": "/commitments/com-jpn-sia",
    "procedures": "/procedures",
    "procedures-safe": "/procedures?kind=procedure-safe&as_of=2025-11-01",
    "procedures-none": "/procedures?kind=procedure-edip",
    "procedure": "/procedures/can-safe",
    "changes": "/changes",
    "changes-recorded": "/changes?since=0",
    "changes-none": "/changes?time=world&since=2026-11-01&partner=jpn",
    "too-early": "/?as_of=2025-01-01",
    "missions": "/missions",
    "missions-partner": "/missions?partner=nor&relation=contributes",
    "missions-table-1": "/missions?view=table-1",
    "mission": "/missions/eufor-althea",
    "mission-nobody": "/missions/eubam-libya",
    "money": "/money",
    "instruments": "/instruments",
    "instruments-partner": "/instruments?partner=kor",
    "networks": "/networks",
    "targets": "/targets",
    "targets-earlier": "/targets?as_of=2022-12-01&status=open",
    "profiles": "/profiles",
    "profile": "/profiles/nor",
    "outlook": "/outlook",
    "sources": "/sources",
    "source": "/sources/mofa-kr",
    "search": "/search?q=maritime",
    "no-hits": "/search?q=xylophone",
    "method": "/method",
    "reliability": "/method/reliability",
    "reliability-pair": "/method/reliability?first=eprs-pe-767-215&second=lexicon%403",
    "reliability-empty": "/method/reliability?first=eprs-pe-767-215&second=ca-eeas",
    "data": "/data",
    "text": "/texts/eu-nor-sdp-2024-digest/eng",
    "party": "/parties/jpn",
    "party-money": "/parties/nor",
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
def read(filled: Filled, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace with a printed text in two versions, coded between them, and in another language."""
    with opened_copy(filled(_add_prints), tmp_path_factory.mktemp("read") / "w.db") as opened:
        yield opened


def _add_prints(workspace: Workspace, _: Path) -> None:
    for name in ("cyber-response.pdf", "cable-protection.pdf", "patrimoine.pdf"):
        about = {"agreement": "eu-exa-sdp-2026", "title": "Pact", "party": ["eu"], "type": "SDP"}
        workspace.add(DOCUMENTS / name, **about, new_version=True)
        if name.startswith("cyber"):
            workspace.code(["eu-exa-sdp-2026"])


@pytest.fixture(scope="session")
def read_address(read: Workspace) -> Iterator[str]:
    """The workspace with printed texts, served."""
    with served(read) as found:
        yield found


@pytest.fixture(scope="session")
def alike(filled: Filled, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace with four agreements that share wording. Only for reading."""
    with opened_copy(filled(add_all), tmp_path_factory.mktemp("alike") / "w.db") as opened:
        yield opened


@pytest.fixture(scope="session")
def alike_address(alike: Workspace) -> Iterator[str]:
    """The workspace with common wording, served."""
    with served(alike) as found:
        yield found


@contextlib.contextmanager
def served(workspace: Workspace) -> Iterator[str]:
    """A real server on a free port of the loopback, stopped by its own process id."""
    command = [sys.executable, "-m", "foedera", "--workspace", str(workspace.path), "serve", "--port", "0"]
    log = workspace.path.with_suffix(".log")  # a file, since a pipe nobody reads would stop the server when it is full
    with log.open("wb") as said, subprocess.Popen(command, stderr=said) as server:
        try:
            yield _address(server, log)
        finally:
            server.terminate()


def _address(server: subprocess.Popen[bytes], log: Path) -> str:
    """Where the server says that it listens, as soon as it does."""
    while True:
        ended = server.poll()
        said = log.read_text(encoding="utf-8")
        if found := re.search(r"http://127\.0\.0\.1:\d+", said):
            return found.group()
        assert ended is None, f"the server ended with code {ended} instead of serving:\n{said}"
        time.sleep(0.05)
