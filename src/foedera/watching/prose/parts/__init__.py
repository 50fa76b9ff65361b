"""What a sentence is made of: dates, numbers, names, offices, verbs of deeds, and what they are done to."""
