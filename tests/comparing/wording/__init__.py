"""Common wording."""
