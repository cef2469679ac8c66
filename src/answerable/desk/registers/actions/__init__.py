"""What is done to registers, one act a file."""
