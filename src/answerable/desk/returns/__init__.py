"""Statistics: what was received, what went out on time, under which provisions."""
