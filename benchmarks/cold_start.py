"""How long `foedera --version` takes, against starting Python with argparse alone. Target: at most 4×."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator

RUNS = 15


def report() -> Iterator[str]:
    """One line: both medians and the median ratio of pairs run in turn."""
    ours = [sys.executable, "-c", "from foedera.cli import main; main(['--version'])"]
    parser = [sys.executable, "-c", "import argparse"]
    pairs = [(_seconds(ours), _seconds(parser)) for _ in range(RUNS)]
    ratio = statistics.median(a / b for a, b in pairs)
    a, b = (statistics.median(side) for side in zip(*pairs, strict=True))
    yield (
        f"cold start: foedera --version {a * 1000:.0f} ms, python with argparse {b * 1000:.0f} ms, "
        f"ratio {ratio:.2f} (target 4)"
    )


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start
