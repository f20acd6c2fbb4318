"""Made-up annexes of decisions, as many as anybody wants: each a file with what it says, to judge a reader by.

Nothing here knows the reader: a paper is laid out from its products, written by its kind of file, and taken in from
outside by the command. `python -m bench.annexes` says how many are read right.
"""
