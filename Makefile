# One runner for people and for CI. A target sets up what it needs.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
export PYTHON

.DEFAULT_GOAL := help
.PHONY: help setup run test test-postgres check static format lint types docs requirements corpus-diff bundle clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 15

setup: $(READY) ## make .venv with the pinned packages and the command .venv/bin/sesaku

$(READY): requirements-dev.txt pyproject.toml tools/setup.sh tools/front_end.sh tools/front_end/package-lock.json
	@tools/setup.sh
	@touch $@

run: $(READY) ## read the examples, export them to out/, add them to the library; at a terminal, serve it
	@tools/run.sh

test: $(READY) ## all tests
	@$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal

test-postgres: $(READY) ## the tests that touch the database, on a PostgreSQL server of their own
	@SESAKU_TEST_DATABASE=postgres $(BIN)/python -m pytest --numprocesses=auto --dist=worksteal -m "django_db or site" \
	  tests/sesaku_web tests/sesaku_site tests/workbench tests/shimamoru tests/sateto

check: static test ## format, lint, types, imports, docs, tests: what CI holds

static: format lint types

format: $(READY)
	@$(BIN)/ruff format --check --quiet --diff .

lint: $(READY)
	@$(BIN)/ruff check --quiet .

types: $(READY)
	@$(BIN)/mypy

docs: $(READY) ## write docs/reference anew from the code
	@$(BIN)/python -m tools.generate_docs

requirements: $(READY) ## pin the packages anew from pyproject.toml
	@tools/requirements.sh

corpus-diff: $(READY) ## facts gained, lost and changed against main
	@$(BIN)/python -m tools.corpus_diff

bundle: $(READY) ## make dist/sesaku-offline-….zip, which installs with no network
	@tools/bundle.sh

clean: ## remove what make made
	rm -rf .venv dist out .mypy_cache .ruff_cache .pytest_cache .hypothesis
