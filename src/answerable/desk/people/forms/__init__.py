"""Forms: signing in, and people, teams, keys and settings."""
