"""Several acts at one moment, as several machines or several presses of one button do them."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from answerable.errors import DeskError


def at_once(*acts):
    """Do these at one moment, each in a thread with its own connection; what each gave or raised."""
    start = Barrier(len(acts))

    def run(act):
        start.wait()
        try:
            return act()
        except DeskError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))
