"""The post room: mail that comes in finds its case, or becomes a task for a person."""
