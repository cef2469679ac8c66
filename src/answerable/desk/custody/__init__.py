"""The chain of evidence: investigations, their items, and every hand that an item passed through.

Import from answerable.desk.custody.queries to read, from actions to act; access.py says who may do what.
"""
