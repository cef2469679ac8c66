"""What the desk does by the clock: chasers, mailboxes, webhooks."""
