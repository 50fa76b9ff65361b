"""Linting: what is wrong with a codebook: areas with gaps, expressions that cannot work, examples they miss."""
