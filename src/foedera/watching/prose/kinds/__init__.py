"""The kinds of statements: each draws its own from a draft and holds them against the register."""
