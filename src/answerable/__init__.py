"""Answerable: a freedom-of-information desk for UK public authorities."""

__version__ = "0.1.0"
