"""What is done about holds and disposal, one act a file."""
