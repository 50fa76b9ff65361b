"""The checker of drafts: sentences → what they name → statements → verdicts, each with what speaks for and against it.

`draft` and `names` take a text apart, `deeds` puts verb, subject and date together; every other file declares kinds of
statements (`kind`), and `checking` draws and judges them all. None of them knows a sentence of any draft.
"""
