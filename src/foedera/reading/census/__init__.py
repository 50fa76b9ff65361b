"""How much a file holds, counted by another way than its reader's: what a report compares with.

In: bytes. Out: letters and digits (str.isalnum). One file a format. Not here: what they say.
"""
