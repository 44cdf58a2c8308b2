# Two commands for everyone: `make site` and `make test`. The rest is for those who change the code.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV ?= uv
# As many tests at once as there are cores; who is done first takes over from the others, a run of neighbours at a time,
# so that what the tests of a file share is seldom made twice. TOGETHER= runs them one after the other.
TOGETHER ?= -n auto --maxprocesses 4 --dist worksteal

.PHONY: site test test-slow test-all hunt lint types bench lock clean

site: $(VENV)/.site
	$(BIN)/digest build
	@echo "Open output/index.html in a browser, or run '$(BIN)/digest serve' and edit content/."

test: $(VENV)/.dev
	$(BIN)/python -m pytest -q $(TOGETHER)

test-slow: $(VENV)/.dev
	$(BIN)/python -m pytest -q --slow -m slow

test-all: test test-slow

# Other random examples at every run, for the rare case that the steady ones of `make test` miss.
hunt: $(VENV)/.dev
	$(BIN)/python -m pytest -q --hypothesis-profile=default tests/test_clean_again.py tests/test_ingest_hostile.py \
	  tests/test_link_duplicates.py tests/test_link_stories.py tests/test_safe_html.py tests/test_summarise.py

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

# Speed first, for quality ends with an error where a floor is broken. Labelled sets are looked for in ../shared/data.
# Other summarisers are measured too once `$(BIN)/pip install -e '.[bench]'` has fetched them.
bench: $(VENV)/.dev
	$(BIN)/python benchmarks/speed.py clean
	$(BIN)/python benchmarks/speed.py summary
	$(BIN)/python benchmarks/speed.py names
	$(BIN)/python benchmarks/speed.py link --articles 10000
	$(BIN)/python benchmarks/quality.py

# Pinned versions with hashes, for every platform and Python at once (needs uv; run it when pyproject.toml changes).
lock:
	$(UV) pip compile -q --generate-hashes --universal --no-header --no-emit-index-url --python-version 3.11 pyproject.toml requirements.in -o requirements.txt
	$(UV) pip compile -q --generate-hashes --universal --no-header --no-emit-index-url --python-version 3.11 --extra dev pyproject.toml requirements.in -c requirements.txt -o requirements-dev.txt

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("digest needs Python 3.11 or newer; try: make PYTHON=python3.12 site" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --require-hashes -r requirements.txt
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.site
	$(BIN)/python -m pip install -q --require-hashes -r requirements-dev.txt
	touch $@

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
