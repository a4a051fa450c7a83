"""Damage done to the files that staff edit while the bot serves people.

A few seeded edits run in the suite; `python -m tests.damage --edits 200` does as many as one likes.
"""
