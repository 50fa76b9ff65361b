"""What the clauses of a draft say: who did what to what and when; how many; all, none and only."""
