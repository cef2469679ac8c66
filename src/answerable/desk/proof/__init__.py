"""The evidence log as pages and commands: who did what, its receipts, its checkpoints, and what a check of it finds."""
