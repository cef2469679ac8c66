"""Staff: who they are, the roles they hold and how they sign in."""
