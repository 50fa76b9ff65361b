"""How many letters and digits a raw file holds: one module a format, each counting by another way than its reader.

In: bytes. Out: a number. The report on a text compares it with what became of the file, so that a reader that passes
something over is caught. Not here: what the letters say.
"""
