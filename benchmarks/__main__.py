"""Run all benchmarks: make bench."""

from __future__ import annotations

from benchmarks import cold_start, matrix, pdf_reading, reading_speed

if __name__ == "__main__":
    reports = (cold_start, matrix, pdf_reading, reading_speed)
    for line in (line for each in reports for line in each.report()):
        print(line)
