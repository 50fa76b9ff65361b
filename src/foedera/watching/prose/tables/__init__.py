"""Tables of a draft: as grids, as lines of cells, and what a date in a cell is the date of."""
