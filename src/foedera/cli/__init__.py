"""The command line: data on stdout, talk on stderr. One thin file a verb, loaded only when it is called.

Exit codes: 0 done, 1 an input or workspace was refused (or `check` found an error), 2 the call was wrong.
"""

from __future__ import annotations

import sys
from typing import Annotated

from cyclopts import App, CycloptsError, Parameter

from foedera import __version__, settings
from foedera.cli.option import WORKSPACE
from foedera.errors import FoederaError

VERBS = (
    "init",
    "add",
    "fetch",
    "code",
    "codebook",
    "matrix",
    "show",
    "compare",
    "search",
    "agenda",
    "index",
    "check",
    "evaluate",
    "reliability",
    "review",
    "decide",
    "accept",
    "brief",
    "serve",
)

app = App(
    name="foedera",
    version=__version__,
    help="Turns the texts of partnership agreements into a table people can trust, and keeps it true.",
    result_action="return_value",
    exit_on_error=False,
    print_error=False,
)
for _verb in VERBS:
    app.command(f"foedera.cli.{_verb}:{_verb}", name=_verb)


@app.meta.default
def _launch(
    *tokens: Annotated[str, Parameter(show=False, allow_leading_hyphen=True)],
    workspace: Annotated[str | None, Parameter(help=settings.WORKSPACE.help)] = None,
) -> int:
    """Run one verb on a workspace."""
    WORKSPACE.set(workspace)
    result = app(tokens)
    return result if isinstance(result, int) else 0


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: list[str]) -> int:
    """Run the command line; return its exit code."""
    if arguments == ["--version"]:
        # The parser would draw the number through a Markdown renderer that takes longer to load than the parser itself.
        print(__version__)
        return 0
    try:
        return int(app.meta(arguments, exit_on_error=False, print_error=False, result_action="return_value") or 0)
    except FoederaError as error:
        print(f"foedera: {error}", file=sys.stderr)
        return error.exit_code
    except CycloptsError as error:
        print(f"foedera: {error}\n  next:     foedera --help", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 1
