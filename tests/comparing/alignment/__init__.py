"""The laws and figures of clause alignment: clauses, likeness, matching, rows, redlines."""
