"""A language model as a named coder: what it is asked, how its answer is read, and what of it becomes a claim.

In: provisions, a codebook, and a function that takes a question and gives the answer's text. Out: coverage claims whose
quotes stand word for word in the provisions they cite, and a list of everything refused. Not here: connections, keys.
"""
