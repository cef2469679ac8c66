"""Patterns of words, as `re` has them, that cost next to nothing where their words are not."""

from answerable.patterns.pattern import AnyPattern, Pattern, small

__all__ = ["AnyPattern", "Pattern", "small"]
