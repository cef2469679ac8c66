"""The calls of the API, one router a noun. Each calls the same action as the page, once."""
