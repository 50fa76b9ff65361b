"""Enforceability: whether what an agreement covers can be enforced, and through its dispute settlement."""
