"""Clause types: slots, clusters, variants, trees, cells."""
