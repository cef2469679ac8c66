"""Pages of people, teams, settings, and of one's own account."""
