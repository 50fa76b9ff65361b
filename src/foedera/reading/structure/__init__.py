"""The shape of a text: headings, numbers, points, and the eIds that follow. In: blocks. Out: provisions."""
