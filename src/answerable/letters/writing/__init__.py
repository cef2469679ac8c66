"""The parts of writing a letter: what must be there, what each answer says, and what stands around it."""
