# Needs Python 3.11 or later and make. Everything is installed into .venv, once; delete .venv to start afresh.

PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate

.PHONY: help setup review test lint lock clean

help:
	@echo "make review   install, review the examples and say where the site and the data lie"
	@echo "make setup    install alone: .venv/bin/redheader is the program"
	@echo "make test     install what the tests need and run them all, with the linters"
	@echo "make lint     the linters alone"
	@echo "make lock     write the pinned requirements anew (needs uv)"
	@echo "make clean    delete .venv and the review of the examples"

setup: .venv/.installed

review: .venv/.installed
	$(BIN)/redheader review examples/briefs examples/specimens --to review
	@echo "Open review/site/index.html in a browser. The data package is review/data."

test: .venv/.installed-for-tests
	@status=0; $(MAKE) --no-print-directory lint || status=1; $(BIN)/python -m pytest || status=1; exit $$status

lint: .venv/.installed-for-tests
	@status=0; for linter in "ruff check" "ruff format --check" mypy lint-imports; do echo "$$linter"; $(BIN)/$$linter || status=1; done; exit $$status

.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "redheader needs Python 3.11 or later; name one with: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/.installed: .venv/.made pyproject.toml requirements/build.txt requirements/run.txt
	$(INSTALL) --require-hashes -r requirements/build.txt -r requirements/run.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.installed-for-tests: .venv/.installed requirements/test.txt
	$(INSTALL) --require-hashes -r requirements/test.txt
	@touch $@

lock:
	@for name in build run test; do echo '# Made by `make lock` from pyproject.toml; do not edit.' > requirements/$$name.txt; done
	echo 'setuptools>=77' | $(LOCK) - >> requirements/build.txt
	$(LOCK) pyproject.toml >> requirements/run.txt
	$(LOCK) pyproject.toml --extra test >> requirements/test.txt

clean:
	rm -rf .venv review
