"""Clause alignment: which clause answers which, and what their words differ in. Pure.

`clauses_of` cuts texts into clauses, `align` puts two to four agreements side by side, `rows_of_area` keeps what an
area is about, `redline` gives the word differences of two clauses.
"""

from foedera.comparing.alignment.aligner import align, rows_of_area
from foedera.comparing.alignment.comparability import why_no_redline
from foedera.comparing.alignment.redline import redline
from foedera.comparing.alignment.text_clauses import clauses_of

__all__ = ["align", "clauses_of", "redline", "rows_of_area", "why_no_redline"]
