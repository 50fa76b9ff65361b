"""Search over everything people ask for."""
