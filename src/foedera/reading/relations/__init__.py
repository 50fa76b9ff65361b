"""What texts have to do with one another: versions, languages, references, whom a passage is about."""
