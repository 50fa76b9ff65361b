"""Makes docs/reference/ from what the code declares: properties, formats, findings, counting rules, settings, verbs.

Run it when a declaration changes: make reference. With --check nothing is written; a page that is not what the
declarations say is named, and the exit code is 1 (make check).
"""

from __future__ import annotations

import ast
import enum
import inspect
import itertools
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

import foedera
from foedera.cli.launch import parser
from foedera.comparing.counting import RULES as COUNTING_RULES
from foedera.model.problem_kinds import PROBLEM_KINDS
from foedera.model.properties import PROPERTIES
from foedera.model.property import Property
from foedera.model.sets import HAVING
from foedera.reading.formats import FORMATS
from foedera.settings import SETTINGS
from foedera.watching.findings import RULES as FINDING_RULES

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference"
MADE = "Made by `make reference` from the declarations in the code; changes go there."


def properties() -> str:
    """Every property of claims: its record field by field, where it is shown, who has the last word."""
    return _page(
        "Properties",
        "What can be said of something. A claim names its property, and its value is that property's record; a "
        "register has one CSV file for each, with the fields as columns beside `subject`, `source`, `locator`, "
        "`confidence` and `note`.",
        "\n\n".join(_property(known) for known in PROPERTIES.values()),
    )


def _property(known: Property) -> str:
    docs = _field_docs(known.record)
    rows = [
        (
            f"`{field.name}`",
            f"`{known.record.__annotations__[field.name]}`",
            "yes" if field.required else "",
            "; ".join(part for part in (docs.get(field.name), _choices(known, field.name)) if part),
        )
        for field in msgspec.structs.fields(known.record)
    ]
    facts = [
        f"Shown under ‘{known.title}’ in: {', '.join(sorted(known.shown))}" if known.shown else "Shown on its own page",
        "weighed by rank, a machine's claims too" if known.resolved_by_rank else "a machine's claims wait for a person",
        *([f"what it is said of is called: {known.kind}"] if known.kind else []),
        *(["carries the codebook version it was made under"] if known.under_codebook else []),
    ]
    said = inspect.cleandoc(known.record.__doc__ or "")
    fields = _table(("field", "type", "needed", "meaning"), rows)
    return f"## `{known.key}`\n\n{said}\n\n{'; '.join(facts)}.\n\n{fields}"


def _choices(known: Property, field: str) -> str:
    return f"in a register one of: {', '.join(known.choices[field])}" if field in known.choices else ""


def _field_docs(record: type) -> dict[str, str]:
    """What stands under each field of a record in its source."""
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(record))).body
    body = tree.body if isinstance(tree, ast.ClassDef) else []
    found: dict[str, str] = {}
    for field, after in itertools.pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(after, ast.Expr):
            said = ast.literal_eval(after.value)
            found[field.target.id] = " ".join(str(said).split()).rstrip(".")
    return found


def formats() -> str:
    """Every format texts come in."""
    rows = [
        (
            known.name,
            " ".join(known.suffixes),
            "<br>".join(known.media_types) or "none of its own",
            known.content.name if known.content else "text",
            known.used,
            known.left_out,
            " ".join(f"`--{option}`" for option in known.options),
        )
        for known in FORMATS.values()
    ]
    head = ("format", "suffixes", "media types", "first bytes", "what is used", "what is left out", "options")
    return _page(
        "Formats",
        "What `foedera add` reads. A file's suffix says what it is meant to be, its first bytes must agree; where "
        "formats share a suffix, the first in this order that recognises the file reads it.",
        _table(head, rows),
    )


def problems() -> str:
    """Every kind of problem a text can have."""
    rows = [
        (f"`{code}`", kind.meaning.rstrip("."), "yes" if kind.alarm else "", kind.settle)
        for code, kind in PROBLEM_KINDS.items()
    ]
    return _page(
        "Problems",
        "What a reader says of a text it could not take as it stood. An alarm means that what was read may be wrong or "
        "incomplete; whatever rests on the text is then marked.",
        _table(("code", "what it means", "alarm", "what to do"), rows),
    )


def findings() -> str:
    """Every rule that finds faults."""
    rows = [
        (
            f"`{rule.code}`",
            rule.title,
            "; ".join((str(rule.severity), *(f"{level} where {when}" for level, when in rule.unless.items()))),
            rule.sentence.partition("\n")[0].rstrip("."),
            rule.settle,
        )
        for rule in FINDING_RULES.values()
    ]
    return _page(
        "Findings",
        "What `foedera check` and the page of findings report. How the rules work: [findings](../guides/findings.md).",
        _table(("code", "called", "severity", "what it looks for", "what would settle it"), rows),
    )


def counting_rules() -> str:
    """Every way of counting."""
    rows = [(f"`{rule.name}`", rule.sentence, "yes" if rule.headline else "") for rule in COUNTING_RULES.values()]
    having = [(f"`{rule.name}`", rule.sentence, ", ".join(sorted(rule.values))) for rule in HAVING.values()]
    return _page(
        "Counting rules",
        "Every number shown names the rule that counted it.",
        _table(("rule", "what is counted", "opens front page and briefing"), rows)
        + "\n\n## When an agreement has an area\n\n"
        "For sets (`foedera compare --rule`), and for the areas of one agreement (`areas_` and the rule's name).\n\n"
        + _table(("rule", "an area counts where there is", "values"), having),
    )


def settings() -> str:
    """Everything that can be set from outside."""
    rows = [
        (
            s.name,
            f"`{s.variable}`",
            f"`{s.option}`" if s.option else "",
            f"`{s.default}`" if s.default else "none",
            s.help + ("; never stored, printed or logged" if s.secret else ""),
        )
        for s in SETTINGS
    ]
    return _page(
        "Settings",
        "The option overrules the variable, the variable the default.",
        _table(("setting", "variable", "option", "default", "what it is"), rows),
    )


def commands() -> str:
    """Every verb with its options, as its own help has it."""
    whole = parser(["codebook"])  # a verb is named, so that each is loaded and its own help stands there
    return f"{whole.generate_docs(heading_level=1).strip()}\n\n{MADE}\n"


def library() -> str:
    """What `import foedera` gives: functions, and the methods of its classes."""
    parts: list[str] = []
    for name in foedera.__all__:
        thing = getattr(foedera, name)
        if inspect.isclass(thing):
            parts.append(f"## `foedera.{name}`\n\n{_first(thing)}\n\n" + "\n".join(_methods(thing)))
        elif callable(thing):
            parts.append(f"## `foedera.{name}{_signature(thing)}`\n\n{_first(thing)}")
    return _page("Library", "The public face of the package.", "\n\n".join(parts))


def _methods(cls: type) -> Iterator[str]:
    """What a class adds of its own to the exported classes it is made of: its fields, methods and properties."""
    exported = {getattr(foedera, name) for name in foedera.__all__} - {cls}
    above = [base for base in cls.__mro__ if base in exported]
    yield from (f"- all that `foedera.{base.__name__}` has" for base in above)
    if fields := getattr(cls, "__struct_fields__", ()):
        yield f"- fields: {', '.join(f'`{field}`' for field in fields)}"
    ours = (base for base in cls.__mro__ if base.__module__.startswith("foedera") and base not in above)
    own = {name for base in ours for name in vars(base)}
    for name, member in inspect.getmembers(cls):
        if name.startswith("_") or name not in own or name in fields:
            continue
        if callable(member):
            yield f"- `{name}{_signature(member)}`: {_first(member)}"
        elif isinstance(member, property) or hasattr(member, "func"):
            yield f"- `{name}`: {_first(member)}"


def _signature(function: Callable[..., Any]) -> str:
    """The signature as it is written, without self."""
    written = inspect.signature(function)
    kept = [_as_written(one) for name, one in written.parameters.items() if name not in ("self", "cls")]
    returned = written.return_annotation
    returned = returned if returned is inspect.Signature.empty else _Source(returned)
    return str(written.replace(parameters=kept, return_annotation=returned))


def _as_written(parameter: inspect.Parameter) -> inspect.Parameter:
    annotation, default = parameter.annotation, parameter.default
    if inspect.isroutine(default):
        default = _Source(default.__name__)
    elif isinstance(default, enum.Enum):
        default = default.value
    annotation = annotation if annotation is inspect.Parameter.empty else _Source(annotation)
    return parameter.replace(annotation=annotation, default=default)


class _Source:
    """Source text that is shown as it stands."""

    def __init__(self, text: object) -> None:
        self.text = text if isinstance(text, str) else inspect.formatannotation(text)

    def __repr__(self) -> str:
        return self.text


def _first(thing: object) -> str:
    """The first sentence of a docstring."""
    return (inspect.getdoc(thing) or "").partition("\n\n")[0].replace("\n", " ")


def _page(title: str, lead: str, body: str) -> str:
    return f"# {title}\n\n{lead} {MADE}\n\n{body}\n"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = tuple(head)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


PAGES: dict[str, Callable[[], str]] = {
    "properties.md": properties,
    "formats.md": formats,
    "problems.md": problems,
    "findings.md": findings,
    "counting-rules.md": counting_rules,
    "settings.md": settings,
    "commands.md": commands,
    "library.md": library,
}
"""Each page by its file name."""


def main(arguments: list[str]) -> int:
    """Write the pages, or with --check name those that are not what the declarations say."""
    made = {FOLDER / name: make() for name, make in PAGES.items()}
    stale = [path for path, text in made.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    if "--check" in arguments:
        for path in stale:
            print(f"docs/reference/{path.name} is not what the declarations say; run: make reference", file=sys.stderr)
        return 1 if stale else 0
    FOLDER.mkdir(exist_ok=True)
    for path in stale:
        path.write_text(made[path], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
