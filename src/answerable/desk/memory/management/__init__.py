"""What memory does from the command line."""
