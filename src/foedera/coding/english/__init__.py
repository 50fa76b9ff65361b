"""English: what is read in English sentences whatever the subject: strength, phrases, which sentences can be read."""
