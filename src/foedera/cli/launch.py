"""Takes a command line apart, runs its verb, and says what went wrong.

Exit codes: 0 done, 1 an input or workspace was refused (or something was found wrong), 2 the call was wrong.
"""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Sequence
from typing import Annotated

from cyclopts import App, CycloptsError, Group, Parameter, UnknownCommandError

from foedera.cli.call import CALL, Call, say_more, say_wrong
from foedera.cli.verbs import GROUPS, VERBS
from foedera.errors import FoederaError
from foedera.version import __version__

INTERRUPTED = 130
"""Exit code of a call that was stopped by Ctrl-C, as shells have it."""


def launch(arguments: Sequence[str]) -> int:
    """Run a command line; return its exit code."""
    app, token = parser(arguments), CALL.set(Call())
    try:
        return int(app.meta(arguments, exit_on_error=False, print_error=False, result_action="return_value") or 0)
    except FoederaError as error:
        say_more(traceback.format_exc().rstrip())
        say_wrong(error)
        return error.exit_code
    except CycloptsError as error:
        print(f"foedera: {error}\n  next:     {_help(error)}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("foedera: stopped; what was recorded before stays recorded", file=sys.stderr)
        return INTERRUPTED
    finally:
        CALL.reset(token)


def parser(arguments: Sequence[str] = ()) -> App:
    """The parser of a command line.

    A line of help declared for a verb would stand in place of the verb's whole help from the moment it is loaded, so
    the lines are given only where nothing but the list can be asked for.
    """
    app = App(
        name="foedera",
        version=__version__,
        help="Turns the texts of partnership agreements into a table people can trust, and keeps it true.",
        result_action="return_value",
        exit_on_error=False,
        print_error=False,
    )
    listing = all(argument.startswith("-") for argument in arguments)
    groups = {name: Group(name, sort_key=place) for place, name in enumerate(GROUPS)}
    for place, verb in enumerate(VERBS):
        app.command(
            verb.where, name=verb.name, help=verb.line if listing else None, group=groups[verb.group], sort_key=place
        )
    more = Group("More", sort_key=len(GROUPS))
    for flags in ("--help", "--version"):
        app[flags].group = more
    app.register_install_completion_command(
        group=more, help="Complete verbs and options when Tab is pressed, in the shell this is typed in."
    )

    @app.meta.default
    def _launch(
        *tokens: Annotated[str, Parameter(show=False, allow_leading_hyphen=True)],
        workspace: Annotated[
            str | None, Parameter(help="The workspace file; else FOEDERA_WORKSPACE, else ./foedera.db")
        ] = None,
        quiet: Annotated[
            bool, Parameter(name=["--quiet", "-q"], negative="", show_default=False, help="Say nothing but data.")
        ] = False,
        verbose: Annotated[
            bool,
            Parameter(
                name=["--verbose", "-v"],
                negative="",
                show_default=False,
                help="Say also what is worked on, and where it failed.",
            ),
        ] = False,
    ) -> int:
        """Run one verb on a workspace."""
        CALL.set(Call(workspace, quiet, verbose))
        began = time.perf_counter()
        result = app(tokens)
        say_more(f"done in {time.perf_counter() - began:.1f} s")
        return result if isinstance(result, int) else 0

    return app


def _help(error: CycloptsError) -> str:
    """The help of the verb that was called wrongly; of all where none was."""
    verb = [] if isinstance(error, UnknownCommandError) else list(error.command_chain or ())
    return " ".join(["foedera", *verb, "--help"])
