"""The pages of memory, by what they show."""
