# Everything a person or the CI runs. Needs Python 3.11 or newer and make, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
COMPILED := .compiled
LIBRARIES := -c 'import sysconfig; print(sysconfig.get_path("purelib"))'

.PHONY: help demo test check docs bench bench-accuracy screenshots build compiled test-compiled clean

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

compiled: $(READY)  ## a wheel with compiled stages, in an environment (needs a C compiler)
	rm -rf dist/compiled
	HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 $(BIN)/python -m build --wheel --outdir dist/compiled
	$(PYTHON) -m venv --clear $(COMPILED)
	$(COMPILED)/bin/pip install --quiet --disable-pip-version-check --no-deps dist/compiled/*.whl
	@# It borrows the other one's libraries, and for the tests what lies beside the package.
	@{ $(BIN)/python $(LIBRARIES); pwd; } > "$$($(COMPILED)/bin/python $(LIBRARIES))/borrowed.pth"
	$(COMPILED)/bin/provenance --version

test-compiled: compiled  ## the tests of the stages with that wheel
	PYTHONSAFEPATH=1 $(COMPILED)/bin/python -m pytest -o pythonpath= -p no:cacheprovider \
		tests/test_compiled.py tests/test_pipeline.py tests/test_values.py tests/description \
		tests/engines tests/extraction tests/golden tests/sources tests/text

clean:  ## remove what the targets above made
	rm -rf $(VENV) $(COMPILED) .demo dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
