"""Retention: how long records are kept, what holds them, and how they go.

Import from answerable.desk.retention.holdings (offer), .actions.hold (hold, release), .queries.holds (holds_on).
"""
