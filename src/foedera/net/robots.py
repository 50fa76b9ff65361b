"""What a site's robots.txt allows, after RFC 9309: the group of our name, else that of all; the longest rule decides.

In: the file's text. Out: the rule that forbids a path. Not here: asking for the file.
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote, unquote

LONGEST = 500 * 2**10
"""Bytes of a robots.txt that are read (RFC 9309, 2.5)."""


class Rule(NamedTuple):
    """A line of a group."""

    allow: bool
    pattern: str
    """`*` stands for anything, `$` at the end for the end."""


def rules(text: str, agent: str) -> tuple[Rule, ...]:
    """The rules for a program of that name; all groups of its name together, else all of `*`."""
    groups: dict[str, list[Rule]] = {}
    named: list[str] = []
    is_head = False
    for line in text.lstrip("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            named = [*named, _token(value)] if is_head else [_token(value)]
            groups.setdefault(named[-1], [])
            is_head = True
        elif key in {"allow", "disallow"}:
            is_head = False
            for name in named if value else ():
                groups[name].append(Rule(key == "allow", _plain(value)))
    return tuple(groups.get(_token(agent), groups.get("*", ())))


def forbidden_by(found: tuple[Rule, ...], path: str) -> Rule | None:
    """The rule that forbids a path with its query; None where it is allowed. Of two as long the allowing wins."""
    plain = _plain(path)
    matching = [rule for rule in found if matches(rule.pattern, plain)]
    best = max(matching, key=lambda rule: (len(rule.pattern), rule.allow), default=None)
    return None if best is None or best.allow else best


def matches(pattern: str, path: str) -> bool:
    """Whether a path begins as the pattern says."""
    ends = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for number, part in enumerate(others, start=1):
        if ends and number == len(others):
            return len(path) - len(part) >= at and path.endswith(part)
        at = path.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return not ends or at == len(path)


def _token(agent: str) -> str:
    """The name of a program, without its version."""
    return agent.partition("/")[0].strip().lower()


def _plain(path: str) -> str:
    """A path in one spelling, whatever of it is escaped; an escaped slash stays one."""
    return quote(unquote(path.replace("%2F", "%252F").replace("%2f", "%252F")), safe="/*$?=&;:@!'()+,~%")
