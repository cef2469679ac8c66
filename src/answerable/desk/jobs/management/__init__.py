"""Commands of answerable manage."""
