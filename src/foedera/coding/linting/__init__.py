"""Linting: what is wrong with a codebook: expressions that cannot work, examples they miss."""
