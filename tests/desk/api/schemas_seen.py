"""The schemas of the API by their names: two of one name would overwrite each other in the document."""

from collections import defaultdict

from pydantic import BaseModel

from answerable.desk.api import service


def names():
    """The name of every schema, with the modules that have one of it."""
    found = defaultdict(set)
    for kind in below(BaseModel):
        if kind.__module__.startswith(service.__name__.rpartition(".")[0]):
            found[kind.__name__].add(kind.__module__)
    return found


def below(kind):
    for each in kind.__subclasses__():
        yield each
        yield from below(each)
