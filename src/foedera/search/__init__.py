"""Search over everything people ask for: what the log speaks of, the areas of codebooks, and what is handed in beside.

In: a snapshot. Out: an index in memory, kept with the snapshot, and from it hits in one ranked list. Texts stay where
they are: provisions are found by the store, and come in as hits.
"""
