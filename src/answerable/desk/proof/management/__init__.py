"""Commands about the log."""
