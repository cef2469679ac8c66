"""Registers: what the authority knows of itself."""
