"""Checking: the letter as rules see it, what they find, and how it is shown."""
