"""Splitting: a text into the questions it asks."""
