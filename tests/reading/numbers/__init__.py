"""Tables of numbers: files, columns, decimals, rows."""
