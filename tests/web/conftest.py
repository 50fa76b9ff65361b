"""A site over a coded workspace: as a client in the process, and as a server for a browser."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from litestar.testing import TestClient

from foedera.web.app import create_app
from foedera.workspace import Workspace

PAGES = {
    "front": "/",
    "all": "/?collection=eu-sdp-all&show=partly",
    "cell": "/cells/eu-mda-sdp-2024/cyber",
    "empty-cell": "/cells/eu-gbr-sdp-2025/consular",
    "agreement": "/agreements/eu-kor-sdp-2024",
    "agreements": "/agreements",
    "area": "/areas/hybrid-threats",
    "areas": "/areas",
    "findings": "/findings",
    "agenda": "/agenda",
    "profiles": "/profiles",
    "profile": "/profiles/nor",
    "outlook": "/outlook",
    "sources": "/sources",
    "source": "/sources/mofa-kr",
    "search": "/search?q=maritime",
    "no-hits": "/search?q=xylophone",
    "method": "/method",
    "data": "/data",
    "text": "/texts/eu-nor-sdp-2024-digest/eng",
    "party": "/parties/jpn",
    "dialogue": "/dialogues/eu-kor-sdd",
    "missing": "/cells/eu-nor-sdp-2024/nothing",
}
"""One address for each kind of page."""


@pytest.fixture(scope="session")
def client(coded: Workspace) -> Iterator[TestClient]:  # type: ignore[type-arg]  # of whatever app type
    """The site, asked without a network."""
    with TestClient(create_app(coded)) as asked:
        yield asked


@pytest.fixture(scope="session")
def address(coded: Workspace) -> Iterator[str]:
    """A real server on a free port of the loopback, stopped by its own process id."""
    script = "import sys; from foedera.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", script, "--workspace", str(coded.path), "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:\d+", server.stderr.readline())
        assert found
        yield found.group()
        server.terminate()
        server.wait(30)
