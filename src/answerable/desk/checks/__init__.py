"""Checking letters: any text on its own page, what sent letters lack, and the rules that both go by."""
