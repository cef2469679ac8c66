"""The pages of the chain of evidence."""
