"""Expressions of a codebook."""
