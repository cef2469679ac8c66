"""What is done to memory: answers are kept and forgotten, logs of others read, kept and removed."""
