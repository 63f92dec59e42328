# `make demo` shows records from a report, `make test` tests everything. Both set up .venv by themselves.

VENV   ?= .venv
BIN    := $(VENV)/bin
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)
PIP    := $(BIN)/python -m pip --disable-pip-version-check -qq
# More workers than this gain little: each loads the parser and the gazetteer.
WORKERS ?= 4
PYTEST := $(BIN)/python -m pytest -n auto --maxprocesses $(WORKERS) --dist worksteal

.DEFAULT_GOAL := help
.PHONY: help demo install dev frontend test check stranger reliability audit lint types layers lock upgrade readme pictures rules-docs linking-docs export-docs bench score clean

help:
	@echo 'make demo     set up .venv and code the reports in examples/'
	@echo 'make test     set up .venv and run every test'
	@echo 'make install  set up .venv, with the command .venv/bin/onrecord'
	@echo 'make frontend  build what the review site loads, with npm'
	@echo 'make check    what a change must pass: ruff, mypy --strict, the layers, every test'
	@echo 'make stranger  build the wheel, install it elsewhere, and use it there'
	@echo 'make reliability  kill, flip, fuzz: count what is survived (half an hour)'
	@echo 'make audit    ask PyPI and npm for known weaknesses of what is locked'
	@echo 'make lock     write the lock files anew after a change of dependencies in pyproject.toml'
	@echo 'make upgrade  the same, with the newest versions'
	@echo 'make readme   put the real output of the example into README.md'
	@echo 'make pictures  take the two pictures of the review site that README.md shows'
	@echo 'make score    score the coder on the shared yardsticks'
	@echo 'make rules-docs  write docs/coding-rules.md anew from the rules'
	@echo 'make linking-docs  write the levels of the linking model into docs/linking.md'
	@echo 'make export-docs  write the columns of the flat export into docs/exports.md'
	@echo 'make bench    measure speed and memory, each beside its target (a quarter of an hour)'
	@echo 'make clean    remove .venv and caches'

demo: install
	@$(BIN)/onrecord code --published 2017-09-29 examples/desert-attack.txt
	@echo 'These records came from examples/desert-attack.txt. Now your own: $(BIN)/onrecord code YOUR-REPORT.txt'

install: $(VENV)/.installed
dev: $(VENV)/.dev

$(BIN)/python:
	@if [ -z "$(PYTHON)" ]; then \
		echo 'onrecord needs Python 3.11, 3.12 or 3.13, and none was found.'; \
		echo 'On Debian or Ubuntu: sudo apt-get install python3 python3-venv'; exit 1; fi
	@if ! $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null; then \
		echo "$(PYTHON) cannot make virtual environments: its venv module is not installed."; \
		echo 'On Debian or Ubuntu: sudo apt-get install python3-venv'; exit 1; fi
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(BIN)/python
	@echo 'Setting up $(VENV) from requirements.lock (about 400 MB, a few minutes) ...'
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.installed
	@echo 'Adding the tools for development from requirements-dev.lock ...'
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

BUILT := src/onrecord/web/built/.built

frontend: $(BUILT)

$(BUILT): frontend/package-lock.json frontend/build.mjs frontend/licences.mjs $(wildcard frontend/src/*.* frontend/src/*/*)
	@command -v npm >/dev/null || { echo 'The review site is built with npm, which was not found.'; \
		echo 'On Debian or Ubuntu: sudo apt-get install npm'; exit 1; }
	@cd frontend && npm ci --silent --no-audit && npm run build --silent
	@touch $@

test: dev frontend
	$(PYTEST)

check: lint types layers test

stranger: dev frontend
	scripts/as_a_stranger.sh $(BIN)/python

reliability: dev
	$(BIN)/python benchmarks/reliability.py

# Asks PyPI and npm for known weaknesses of what is locked: fails where one is found, or where it cannot be asked.
audit: dev frontend
	$(BIN)/uv tool run pip-audit --strict --disable-pip --require-hashes -r requirements.lock
	cd frontend && npm audit

lint: dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: dev
	$(BIN)/mypy

layers: dev
	$(BIN)/lint-imports

# Ray and Spark are tested, and installed by those who have a cluster: they are in the lock file for development alone.
# The lock files name versions and hashes, no index: they install from any mirror of PyPI.
LOCK := $(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-emit-index-url \
	--no-emit-find-links --custom-compile-command 'make lock' pyproject.toml --group build \
	$(foreach extra,parquet plot postgres web xlsx,--extra $(extra))

lock: dev
	$(LOCK) $(UV_FLAGS) --output-file requirements.lock
	$(LOCK) $(UV_FLAGS) --extra ray --extra spark --group dev --constraints requirements.lock --output-file requirements-dev.lock

upgrade:
	$(MAKE) lock UV_FLAGS=--upgrade

readme: install
	$(BIN)/python scripts/readme_output.py

pictures: dev frontend
	ONRECORD_PICTURES=1 $(PYTEST) -q tests/web/test_first_day.py

score: dev
	$(BIN)/python benchmarks/score.py
	$(BIN)/python benchmarks/hrds.py train
	$(BIN)/python benchmarks/linking.py

rules-docs: install
	$(BIN)/python scripts/build_coding_rules.py

linking-docs: install
	$(BIN)/python scripts/linking_levels.py

export-docs: install
	$(BIN)/python scripts/export_columns.py

bench: dev
	$(BIN)/python benchmarks/speed.py

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
