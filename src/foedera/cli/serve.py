"""foedera serve: the website."""

from __future__ import annotations

from foedera.cli.session import opened
from foedera.web.serve import serve as run


def serve(*, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serve the website until interrupted.

    Example: foedera serve --port 8000

    Parameters
    ----------
    host
        Address to listen on; this machine only by default.
    port
        Port; 0 takes a free one.
    """
    with opened() as workspace:
        run(workspace, host=host, port=port)
