"""Institutions: dialogues and bodies a text promises, with level, rhythm and whom they report to."""
