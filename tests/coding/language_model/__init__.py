"""Tests of language model."""
