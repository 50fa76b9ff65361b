"""How many letters and digits a raw file holds, one file a format; each counts by another way than the reader's."""
