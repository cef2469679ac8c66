"""Words to find cases and published answers by, on SQLite and on PostgreSQL."""
