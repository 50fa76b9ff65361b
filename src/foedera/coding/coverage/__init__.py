"""Coverage: which areas a text covers, by the expressions of a codebook, and what was searched in vain."""
