"""foedera serve: an address that cannot be listened on is a wrong call that says what would do."""

from __future__ import annotations

import socket

import pytest

from foedera.cli import run
from foedera.web.serve import listen
from foedera.workspace import Workspace


@pytest.mark.parametrize("port", ["65536", "99999", "-1"])
def test_a_port_there_is_not_is_a_wrong_call(coded: Workspace, capsys: pytest.CaptureFixture[str], port: str) -> None:
    """Exit 2, and the range."""
    assert run(["--workspace", str(coded.path), "serve", "--port", port]) == 2
    said = capsys.readouterr().err
    assert port in said
    assert "0 to 65535" in said


@pytest.mark.parametrize("host", ["nobody.invalid", "", "a" * 300, "999.1.1.1", "a\0b", ".."])
def test_a_host_there_is_not_is_a_wrong_call(coded: Workspace, capsys: pytest.CaptureFixture[str], host: str) -> None:
    """Exit 2, and what would be one: a name nobody knows, or one that can be none."""
    assert run(["--workspace", str(coded.path), "serve", "--port", "0", "--host", host]) == 2
    assert "127.0.0.1" in capsys.readouterr().err


def test_a_port_somebody_has_is_a_wrong_call(coded: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2, and the way to a free one."""
    with listen("127.0.0.1", 0) as taken:
        port = str(taken.getsockname()[1])
        assert run(["--workspace", str(coded.path), "serve", "--port", port]) == 2
    assert "--port 0" in capsys.readouterr().err


@pytest.mark.skipif(not socket.has_ipv6, reason="this machine has no IPv6")
def test_an_address_of_the_newer_kind_can_be_listened_on() -> None:
    """The loopback of IPv6."""
    with listen("::1", 0) as listener:
        assert listener.family == socket.AF_INET6
