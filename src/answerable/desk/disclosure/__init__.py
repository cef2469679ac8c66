"""The disclosure log: published answers, and what became of them."""
