"""Captured messages as pages show them."""
