# Everything a person or the CI runs. Needs Python 3.11 or newer and make, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help demo test check docs bench bench-accuracy screenshots build clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 18

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@

demo: $(READY)  ## set up, build a database from fixtures/, serve the site, print the address
	$(BIN)/provenance demo

test: $(READY)  ## set up, run every test
	$(BIN)/python -m pytest

check: $(READY)  ## what must be green before a commit lands: lint, types, docs, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m docs.generate --check
	$(BIN)/python -m pytest

docs: $(READY)  ## write the generated parts of README.md and docs/
	$(BIN)/python -m docs.generate

bench: $(READY)  ## the speed and matching tables
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[bench]'
	$(BIN)/python -m benchmarks

bench-accuracy: $(READY)  ## the accuracy tables (needs the labelled data; see docs/accuracy.md)
	$(BIN)/python -m benchmarks.accuracy

screenshots: $(READY)  ## the pictures of the README (needs Chromium)
	$(BIN)/python -m benchmarks.screenshots

build: $(READY)  ## the wheel and the source distribution
	$(BIN)/python -m build

clean:  ## remove what the targets above made
	rm -rf $(VENV) .demo dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
