"""The pages of captured messages."""
