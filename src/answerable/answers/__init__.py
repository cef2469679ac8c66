"""Answers: what can be said to a question, and what it rests on."""
