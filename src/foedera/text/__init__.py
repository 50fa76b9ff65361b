"""Text as data: cleaning with a way back to the original, sentences, passages, spans. Strings and records; no files."""
