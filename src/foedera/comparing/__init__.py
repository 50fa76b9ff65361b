"""Comparing: claims in, matrices, counts and sets out. Pure."""
