"""The version of Foedera; alone, so that whoever prints it loads nothing else."""

from __future__ import annotations

__version__ = "0.1.0"
