"""How far codings of the same cells agree: shares, kappa, alpha, F1, and how sure those figures are.

In: what coders say of cells. Out: figures with intervals, and the cells that differ. Not here: which claim of a coder
counts (foedera.comparing.codings), and how figures are shown (foedera.publishing.coder_agreement).
"""

from __future__ import annotations

from foedera.coding.reliability.coefficients import cohen, wilson
from foedera.coding.reliability.reference import compare_codings

__all__ = ["cohen", "compare_codings", "wilson"]
