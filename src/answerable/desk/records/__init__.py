"""Captured messages: chats and mailboxes of the register, their captures, every message as a record, and the search over them."""
