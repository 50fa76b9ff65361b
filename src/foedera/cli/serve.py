"""foedera serve: the website."""

from __future__ import annotations

from foedera.cli.session import opened
from foedera.web.serve import serve as run


def serve(*, host: str = "127.0.0.1", port: int = 8000, allow_host: list[str] | None = None) -> None:
    """Serve the website until interrupted.

    Example: foedera serve --port 8000

    Parameters
    ----------
    host
        Address to listen on; this machine only by default.
    port
        Port; 0 takes a free one.
    allow_host
        A further name the site answers to, as behind a proxy; repeat for each. Every other name but --host and
        this machine's own is refused.
    """
    with opened() as workspace:
        run(workspace, host=host, port=port, allowed=allow_host or ())
