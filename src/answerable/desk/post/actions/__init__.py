"""What a person does with a message that the desk put to them: one file an act."""
