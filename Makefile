# Ohjaus. `make run` serves it and `make test` tests it; both set up everything they need in .venv first.

VENV := .venv
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8501
ARGS ?=

# The first Python on the path that is new enough. Another one: make run PYTHON=/path/to/python3
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
PIP = $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input install

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test cluster check build lint format schemas bench load fuzz audit picture lock clean

help: ## shows this list
	@sed -n 's/^\([a-z]*\):.*## /make \1|/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "  %-14s %s\n", $$1, $$2 }'

run: $(VENV)/ready ## serves the site and the chat at http://127.0.0.1:8501
	@echo "Ohjaus: http://$(HOST):$(PORT)/  (Ctrl+C stops it; the first start builds the search index, about two minutes)"
	@$(BIN)/ohjaus serve --host $(HOST) --port $(PORT)

test: $(VENV)/ready-for-tests ## runs every test, the real browser too; ARGS goes to pytest
	@$(BIN)/python tests/chromium.py
	@$(BIN)/python tests/postgres.py
	@$(BIN)/python tests/nginx.py
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile $(ARGS)

cluster: $(VENV)/ready ## serves by nginx, PostgreSQL and two replicas at http://127.0.0.1:8080
	@$(BIN)/python deploy/cluster.py $(ARGS)

check: $(VENV)/ready ## checks the content and counts it
	@$(BIN)/ohjaus check --report

build: $(VENV)/ready ## builds the static site into build/site/
	@$(BIN)/ohjaus build

lint: $(VENV)/ready-for-tests ## style, types and layers only
	@$(BIN)/python -m pytest tests/test_lint.py tests/test_layers.py $(ARGS)

format: $(VENV)/ready-for-tests ## formats the code and mends what ruff can
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

schemas: $(VENV)/ready ## writes knowledge/schema/ anew after a change of the models
	@$(BIN)/python -m ohjaus.library.schemas knowledge/schema

bench: $(VENV)/ready-for-tests ## measures how long an answer takes
	@$(BIN)/python benchmarks/answer_time.py $(ARGS)

load: $(VENV)/ready ## measures questions, pages and memory by 1, 2 and 4 replicas behind nginx
	@$(BIN)/python benchmarks/load.py $(ARGS)

fuzz: $(VENV)/ready-for-tests ## gives a million strange inputs to everything that reads one
	@$(BIN)/python benchmarks/fuzz.py $(ARGS)

audit: $(VENV)/ready ## looks the pinned dependencies up among known vulnerabilities; needs a network
	@test -x build/audit/bin/pip-audit || { $(PYTHON) -m venv build/audit && build/audit/bin/pip --quiet install pip-audit; }
	@build/audit/bin/pip-audit --requirement requirements.txt --require-hashes --disable-pip --strict

picture: $(VENV)/ready-for-tests ## takes docs/kuva.png of the running software
	@$(BIN)/python tests/chromium.py
	@$(BIN)/python docs/make_picture.py

lock: $(VENV)/ready ## pins the newest allowed versions in requirements*.txt
	@$(PIP) uv
	@$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --upgrade --quiet \
		--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
		pyproject.toml requirements-build.in --output-file requirements.txt
	@$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --upgrade --quiet \
		--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
		--extra dev pyproject.toml requirements-build.in --output-file requirements-dev.txt

clean: ## removes what was built and the virtual environment
	@rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache src/*.egg-info

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Ohjaus needs Python 3.11 or newer; none was found on the path." >&2; exit 1; }
	@echo "Setting up in $(VENV) (once, a few minutes)"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "Python could not make a virtual environment. On Debian: apt install python3-venv" >&2; exit 1; }

$(VENV)/ready: requirements.txt pyproject.toml | $(BIN)/python
	@$(PIP) --require-hashes --requirement requirements.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/ready-for-tests: requirements-dev.txt $(VENV)/ready
	@$(PIP) --require-hashes --requirement requirements-dev.txt
	@touch $@
