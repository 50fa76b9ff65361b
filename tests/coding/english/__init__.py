"""Tests of english."""
