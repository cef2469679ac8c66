"""Bytes as they came or went, kept once each under their SHA-256."""
