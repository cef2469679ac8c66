"""What was asked and answered before, here and elsewhere: remembered, found again, and known to be old."""
