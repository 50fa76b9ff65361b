"""Every regular expression of the package, and texts that are hard for it.

Patterns are collected from the source: each call of `re` is found in the syntax tree and its pattern evaluated among
the names of its module, so a new one is tested without being listed. What a pattern takes from the names of a function
(word lists, a codebook's expressions) has a stand-in of the same kind.

`python -m tests.patterns` tries all of them, or those it is given, and prints a line for each that does not end. Each
has a process of its own, whose processor time the system bounds: nothing else can end a search that runs inside `re`.
"""

from __future__ import annotations

import ast
import collections
import importlib
import importlib.util
import itertools
import math
import os
import pkgutil
import re
import resource
import sys
import time
import types
from collections.abc import Iterable, Iterator, Sequence
from re import _compiler, _parser
from re import _constants as sre
from typing import Any, NamedTuple

import foedera
from foedera import data
from foedera.coding.expressions import compile_expression
from foedera.coding.expressions.scanner import Scanner, bounded
from foedera.reading.codebook import read_codebook
from foedera.text.normalise import clean

ANCHORED = frozenset({"match", "fullmatch"})
CALLS = ANCHORED | {"compile", "search", "sub", "subn", "split", "findall", "finditer"}
SHORT, LONG = 40_000, 300_000
"""Code points of hard texts. A pattern that reads on from every place to the end takes 800 million steps over the short
one, and most of a minute over the long one, where others take milliseconds."""
SURELY_FAST = 0.15
"""Seconds in which no processor takes the 800 million steps: such a pattern need not be tried on the long text. What
takes longer has proved nothing, and is tried."""
SECONDS = 10
"""Of processor time for a long text."""
COMMON = ("a", "A", "1", " ", "\n", ".", "-", "(", '"', "a ", "Aa ", "1, ", ", ")
"""What any text may hold much of."""
STYLES = 3
"""Of what may be one thing or another, so many kinds are tried."""
PROBES = "aA1 \n.-,_’é(;"
REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_SIGNS: dict[str, list[str]] = {}
"""What `_signs` found before."""
EXPRESSIONS = ("(on|upon) ~4 (the )?word*", "co-operate", "shall")
STAND_INS = {
    "expressions": EXPRESSIONS,
    "expression": EXPRESSIONS[0],
    "shape": r"Pact\s+on\s+boats",
    "word": "exchange of notes",
    "raw": "script",
    "letters": "[abc]",
    "holes": {},
    "members": "abc",
    "codes": "(?:ALB|MKD)",
    "host": "(?:the\\s)?(?:Kosovo|Bosnia)",
    "several": "(?P<hosts>(?:Kosovo|Bosnia))",
    "places": "(?:Kosovo|Bosnia)",
    "star": r"\*",
    "mark": "12",
    "raised": "¹²",
    "heads": ("Agreement", "Treaty"),
    "longest": ("Agreement", "Treaty of Rome"),
    "words": ("between", "in the field"),
    "names": ("janvier", "février"),
    "shapes": ["Mali", r"Bénin[^\W\d_]{0,2}"],
    "either": r"fait\s{1,3}à|signé",
    "known": {"English": "eng", "French": "fra"},
    "flexible": r"European[\s-]+Union|Norway",
    "nouns": "dialogue|committee",
    "spelled": r"Joint\s+Committee|Dialogue",
    "printed": r"5\W*a",
    "letter": r"\w",
    "pattern": r"co\w*",
    "span": types.SimpleNamespace(quote="the Parties"),
}
"""What functions put into patterns, by the name it has there."""


class Used(NamedTuple):
    """A pattern and how it is used."""

    place: str
    """Module and line."""
    pattern: re.Pattern[Any]
    methods: frozenset[str]
    """What is called of it."""
    clean: bool = False
    """Whether it searches documents, whose texts hold no runs of blanks (foedera.text.normalise)."""


def written() -> Iterator[Used]:
    """Every pattern of the source.

    Raises:
        NameError: for one that takes in what has no stand-in.
    """
    trees = {name: ast.parse(_source(name)) for name in sorted(_modules())}
    methods = list(_methods(trees.values()))
    for name, tree in trees.items():
        for call, target in _calls(tree):
            own = call.func.attr if isinstance(call.func, ast.Attribute) else ""
            used = {method for owner, method in methods if owner == target} if own == "compile" else {own}
            pattern = _evaluated(call, importlib.import_module(name))
            yield Used(f"{name}, line {call.lineno}", pattern, frozenset(used or {"search"}))


def expressed() -> Iterator[Used]:
    """The widest of each kind of expression the codebooks have, as texts and as bytes are searched for it."""
    books = [read_codebook(data.codebook_text(name), name=name) for name in data.codebooks()]
    every = {
        expression
        for area in itertools.chain.from_iterable(book.areas for book in books)
        for expression in (*area.headings, *area.strong, *area.weak, *area.negative, *area.not_in)
    }
    kinds = {
        tuple(min(expression.count(sign), 1 + (sign == "~")) for sign in "~?*-("): expression
        for expression in sorted(every, key=_ways)
    }
    for expression in kinds.values():
        for pattern in (compile_expression(expression), bounded(Scanner([expression], fast=False).sources[0])):
            yield Used(f"the expression {expression!r}", pattern, frozenset({"search"}), clean=True)


def _ways(expression: str) -> tuple[int, str]:
    """In how many ways its gaps can match."""
    return math.prod(int(words) + 1 for words in re.findall(r"~(\d+)", expression)), expression


def hard_texts(pattern: re.Pattern[Any]) -> list[tuple[str, str]]:
    """Texts that give a pattern much to try, each as (what leads in, what is said again and again).

    They are its own repeated parts behind what stands before them, and what any text may hold much of.
    """
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = list(_parser.parse(source, pattern.flags & ~re.UNICODE))
    found = [("", unit) for unit in COMMON]
    for style in range(STYLES):
        found += [("", _sample(tree, style)), *_repeated(tree, style, "")]
    return sorted({(lead, unit) for lead, unit in found if unit})


def _repeated(items: Sequence[Any], style: int, lead: str) -> Iterator[tuple[str, str]]:
    """What stands before a part that may be said often, and the part: by itself, and with what follows it."""
    for place, (kind, value) in enumerate(items):
        before = lead + _sample(items[:place], style)
        for part in _parts(kind, value):
            yield from _repeated(part, style, before)
        if kind in REPEATS and value[1] > 1:
            own = _sample(list(value[2]), style)
            yield before, own
            yield before, own + _sample(items[place + 1 :], style)
            yield "", before + own


def _parts(kind: Any, value: Any) -> list[list[Any]]:
    """The sequences inside a part of a pattern."""
    if kind in REPEATS:
        return [list(value[2])]
    if kind is sre.BRANCH:
        return [list(option) for option in value[1]]
    if kind is sre.SUBPATTERN:
        return [list(value[3])]
    return [list(value)] if kind is sre.ATOMIC_GROUP else []


def _sample(items: Sequence[Any], style: int) -> str:
    """A text the sequence may match; of what may be one thing or another, `style` says which."""
    text = ""
    for kind, value in items:
        parts = _parts(kind, value)
        if kind in REPEATS:
            text += _sample(parts[0], style) * max(value[0], style % 2)
        elif parts:
            text += _sample(parts[style % len(parts)], style)
        elif kind in (sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY):
            signs = _signs(kind, value)
            text += signs[style % len(signs)] if signs else ""
    return text


def _signs(kind: Any, value: Any) -> Sequence[str]:
    """Signs a part of one sign may match."""
    if kind is sre.LITERAL:
        return chr(value)
    key = repr((kind, value))
    if key not in _SIGNS:
        one = _compiler.compile(_parser.SubPattern(_parser.State(), [(kind, value)]), re.DOTALL)
        _SIGNS[key] = [sign for sign in PROBES if one.fullmatch(sign)]
    return _SIGNS[key]


def _modules() -> Iterator[str]:
    return (module.name for module in pkgutil.walk_packages(foedera.__path__, "foedera."))


def _source(name: str) -> str:
    spec = importlib.util.find_spec(name)
    return str(spec.loader.get_source(name))


def _calls(tree: ast.Module) -> Iterator[tuple[ast.Call, str | None]]:
    """Calls of `re`, each with the name its result is given."""
    named = {
        id(node.value): target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {f"re.{name}" for name in CALLS}:
            yield node, named.get(id(node))


def _methods(trees: Iterable[ast.Module]) -> Iterator[tuple[str, str]]:
    """Every NAME.method of the package that may be a pattern's."""
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in CALLS:
                yield getattr(node.value, "attr", getattr(node.value, "id", "")), node.attr


def _evaluated(call: ast.Call, module: object) -> re.Pattern[Any]:
    flags = [keyword.value for keyword in call.keywords if keyword.arg == "flags"]
    flags += [argument for argument in call.args[1:] if ast.unparse(argument).startswith("re.")]
    names = {**STAND_INS, **vars(module)}
    return re.compile(*(eval(ast.unparse(part), names) for part in (call.args[0], *flags)))  # noqa: S307


def _search(used: Used, lead: str, unit: str, *, length: int) -> float:
    """Seconds of processor time it takes."""
    text: Any = lead + unit * (length // len(unit)) + "\x00"  # the last sign is one no pattern asks for
    text = clean(text) if used.clean else text
    if isinstance(used.pattern.pattern, bytes):
        text = text.encode("latin-1", "replace")
    start = time.process_time()
    for method in used.methods & ANCHORED:
        getattr(used.pattern, method)(text)
    if used.methods - ANCHORED:
        collections.deque(used.pattern.finditer(text), maxlen=0)
    return time.process_time() - start


def endless(used: Used) -> str | None:
    """The text on which a pattern went on for more than SECONDS; None where there is none."""
    texts = hard_texts(used.pattern)
    read, write = os.pipe()
    child = os.fork()
    if not child:
        for lead, unit in texts:
            os.write(write, f"{lead[:40]!r} and much of {unit[:40]!r}\n".encode())
            resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + SECONDS + 1, resource.RLIM_INFINITY))
            if _search(used, lead, unit, length=SHORT) > SURELY_FAST:
                _search(used, lead, unit, length=LONG)
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as lines:
        last = [line.strip() for line in lines][-1]
    return last if os.waitpid(child, 0)[1] else None


if __name__ == "__main__":
    given = [Used("here", re.compile(pattern), frozenset({"search"})) for pattern in sys.argv[1:]]
    for one in given or (*written(), *expressed()):
        if (text := endless(one)) is not None:
            print(f"{one.place}: {one.pattern.pattern!r} goes on and on over {text}")
