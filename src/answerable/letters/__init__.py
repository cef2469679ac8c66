"""Letters: read, check, write."""
