"""What the pages of retention show, and what other apps ask: holds_on."""

from answerable.desk.retention.queries.holds import holds_on

__all__ = ["holds_on"]
