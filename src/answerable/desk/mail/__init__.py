"""Letters in and out by electronic mail: every message byte for byte, and the outbox."""
