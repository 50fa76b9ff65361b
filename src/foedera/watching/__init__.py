"""Watching: promises against deeds, and statements against the data. Pure; the day is passed in."""
