"""The tests of the desk: Django starts here and not with pytest, so that tests of the pure rooms do not wait for it."""

from desk.fixtures import *  # noqa: F403  # fixtures and one hook, found by their names
