"""The command line: data on stdout, talk on stderr. One thin file a verb, loaded only when it is called.

`launch` takes a command line apart, `verbs` declares what there is, `call` talks, `output` gives data.
"""

from __future__ import annotations

import sys


def main(arguments: list[str] | None = None) -> None:
    """Run the command line in a process of its own, and leave with its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if given == ["--version"]:
        sys.exit(run(given))
    from foedera.cli.streams import prepared

    with prepared():
        code = run(given)
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run the command line; return its exit code."""
    if arguments == ["--version"]:
        # The parser takes several times as long to load as Python itself, and draws the number through a renderer.
        from foedera.version import __version__

        print(__version__)
        return 0
    from foedera.cli.launch import launch

    return launch(arguments)
