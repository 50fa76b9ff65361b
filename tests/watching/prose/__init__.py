"""Tests of the checker of drafts."""
