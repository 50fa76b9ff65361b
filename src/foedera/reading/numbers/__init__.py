"""Tables of numbers: a CSV or XLSX file → which column is what → the numbers of an index, row by row.

A cell is a number of the index, or the report says what is wrong with it and what to do; none is passed over.
"""
