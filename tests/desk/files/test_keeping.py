"""Bytes are kept whole or not at all, and given out as they were kept or not at all."""

import os
from pathlib import Path

import pytest
from django.conf import settings

from answerable.desk.files.keeping import content, keep
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
