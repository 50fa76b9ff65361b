"""Every door to the net: texts come in by one, questions to a language model go out by the other."""
