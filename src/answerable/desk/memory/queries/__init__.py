"""What memory holds, as plain values."""
