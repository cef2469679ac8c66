"""Channels: what may be on which devices, where devices differ from it, and which captures are overdue."""
