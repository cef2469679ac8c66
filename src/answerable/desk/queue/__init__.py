"""The durable queue: work put down in the transaction of the act, done later, safe to do twice."""
