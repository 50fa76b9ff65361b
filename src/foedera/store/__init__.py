"""The store: claims, texts and search in one SQLite file. Records in, records out; SQL stays in here."""
