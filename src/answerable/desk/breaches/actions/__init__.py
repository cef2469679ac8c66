"""What is done with breaches, one act a file. Each is one change of the register, which keeps the version, the guards and the log."""
