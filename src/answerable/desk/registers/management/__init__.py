"""What registers do from the command line."""
