"""What captures do from the command line."""
