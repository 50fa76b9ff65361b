"""Word documents part by part: the package, styles, lists, fields, lines, tables, imported parts.

In: the members of a package. Out: pieces of text in reading order, and what was left out. Not here: blocks (docx).
"""
