"""The ranker: weighs the lexicon's evidence and says how probable it is that a human coder calls an area covered.

In: evidence, weights learnt from reviewed cells. Out: probabilities, verdicts. A logistic model with few, readable
features; `learning` reproduces its weights, and needs the extra `learning`, all else is plain Python.
"""
