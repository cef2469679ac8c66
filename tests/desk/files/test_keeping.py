"""Bytes are kept whole or not at all, and given out as they were kept or not at all."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings

from answerable.desk.files.keeping import LEFT, arriving, content, keep, keep_arrived, opened, path_of
from answerable.errors import NotAsKept

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def lying_there():
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_what_is_kept_is_given_back_byte_for_byte(at):
    data = bytes(range(256))
    assert content(keep(data, name="a.bin", media="application/octet-stream", at=at)) == data


def test_a_write_that_fails_leaves_nothing_behind(at, monkeypatch):
    def no_space(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(OSError, match="No space left"):
        keep(b"a plan", name="a.bin", media="application/octet-stream", at=at)
    assert lying_there() == []


@pytest.mark.parametrize("harm", [lambda path: path.write_bytes(b"another plan"), Path.unlink])
def test_bytes_that_are_gone_or_changed_are_not_given_out(at, harm):
    stored = keep(b"a plan", name="a.bin", media="application/octet-stream", at=at)
    harm(*lying_there())
    with pytest.raises(NotAsKept) as told:
        content(stored)
    assert stored.sha256 in told.value.part("do")


def test_a_file_of_any_size_is_kept_as_it_is_read_once_for_the_same_bytes(at):
    data = b"a chat " * 400_000
    for _ in range(2):
        with arriving(BytesIO(data)) as came:
            kept = keep_arrived(came, name="C:\\exports\\chat.txt", media="text/plain", at=at)
    with opened(kept) as file:
        assert file.read() == data
    assert (kept.name, kept.size) == ("chat.txt", len(data))
    assert lying_there() == [path_of(kept.sha256)]


def test_bytes_that_came_in_and_were_not_kept_are_gone_and_those_of_a_dead_process_a_day_later():
    with arriving(BytesIO(b"x")) as came:
        left = came.path.with_name("left")
        left.write_bytes(b"y")
    assert not came.path.exists()
    assert left.exists()
    then = left.stat().st_mtime - LEFT - 1
    os.utime(left, (then, then))
    with arriving(BytesIO(b"x")):
        assert not left.exists()
