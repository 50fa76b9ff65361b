"""Common wording: texts → pieces → runs of five words → pairs → formulas, shares, families (start with `common`)."""
