"""Text as data: cleaning with a way back to the original, and sentences. In and out: strings and offsets; no files."""
