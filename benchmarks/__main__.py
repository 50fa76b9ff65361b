"""Run all benchmarks: make bench."""

from __future__ import annotations

from benchmarks import cold_start, matrix, pdf_reading, semantics

if __name__ == "__main__":
    for line in (*cold_start.report(), *matrix.report(), *pdf_reading.report(), *semantics.report()):
        print(line)
