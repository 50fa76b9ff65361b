"""Whether Foedera installs with its charts from wheels alone, on every platform and Python it names: make platforms.

Resolves pyproject.toml once for each pair, against the package index as configured, and prints a table: ok, or the
package that has no wheel, or that makes up or runs tests and so has no business with who only uses Foedera. Nothing is
installed. Ends with 1 when a pair fails.
"""

from __future__ import annotations

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLATFORMS = {
    "Linux, x86-64": "x86_64-unknown-linux-gnu",
    "Linux, ARM": "aarch64-unknown-linux-gnu",
    "macOS, Apple silicon": "aarch64-apple-darwin",
    "macOS, Intel": "x86_64-apple-darwin",
    "Windows, x86-64": "x86_64-pc-windows-msvc",
}
"""As people say it → uv's name, with the oldest system uv takes for it."""
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
FOR_TESTS = frozenset({"coverage", "factory-boy", "faker", "hypothesis", "mimesis", "polyfactory", "pytest"})
"""Packages that make up or run tests; they come along where a library declares them as its own needs."""
SIDE_BY_SIDE = 4
"""Resolving waits for the index more than it computes."""


def resolved(uv: str, platform: str, python: str) -> str:
    """What is wrong with one pair: no wheel, packages for tests, or what uv says; empty for nothing."""
    target = ["--python-platform", PLATFORMS[platform], "--python-version", python]
    how = ["--quiet", "--no-header", "--only-binary", ":all:", "--python", sys.executable, *target]
    call = [uv, "pip", "compile", *how, "--extra", "charts", "pyproject.toml"]  # else uv looks for that Python first
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603  # the caller's uv
    if done.returncode == 0:
        brought = FOR_TESTS & set(re.findall(r"^([a-z0-9-]+)==", done.stdout, flags=re.MULTILINE))
        return f"brings {', '.join(sorted(brought))}" if brought else ""
    said = re.search(r"Wheels are (?:required|available) for `([^`]+)`|only found wheels for `([^`]+)`", done.stderr)
    return f"no wheel: {said[1] or said[2]}" if said else " ".join(done.stderr.split())[:200] or "uv said nothing"


def main(uv: str) -> int:
    """Print the table; 1 when a pair fails.

    Args:
        uv: path of the resolver.
    """
    pairs = [(platform, python) for platform in PLATFORMS for python in PYTHONS]
    with ThreadPoolExecutor(SIDE_BY_SIDE) as several:
        wrong = dict(zip(pairs, several.map(lambda pair: resolved(uv, *pair), pairs), strict=True))
    widths = [max(len(name) for name in PLATFORMS), *(max(2, *(len(wrong[p, v]) for p in PLATFORMS)) for v in PYTHONS)]
    rows = [["", *PYTHONS], *([name, *(wrong[name, python] or "ok" for python in PYTHONS)] for name in PLATFORMS)]
    for row in rows:
        print("  ".join(cell.ljust(max(width, 4)) for cell, width in zip(row, widths, strict=True)).rstrip())
    return int(any(wrong.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
