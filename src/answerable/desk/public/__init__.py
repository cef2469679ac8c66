"""What anyone may open: make a request, follow it, the disclosure log, feeds."""
