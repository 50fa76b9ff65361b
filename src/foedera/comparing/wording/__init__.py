"""Common wording: texts → segments → shingles of five words → pairs → formulas, shares, families."""
