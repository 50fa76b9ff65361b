"""Tests of enforceability."""
