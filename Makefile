# Everything a fresh machine needs: Python 3.11 or newer, make and git.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help

help:  ## What can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

setup: $(STAMP)  ## Make .venv with On Record and all it needs

$(STAMP): pyproject.toml
	@test -n "$(PYTHON)" || { echo "On Record needs Python 3.11 or newer on the PATH (or make PYTHON=/path/to/python)"; exit 1; }
	@test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing On Record into $(VENV) …"
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: setup  ## Read the bundled sample reports, keep them, ask about them
	@$(VENV)/bin/onrecord demo

test: setup  ## Lint, types, import contracts, tests
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports --no-cache
	@$(VENV)/bin/pytest

docs: setup  ## Write the generated parts of docs/ anew
	@$(VENV)/bin/python docs/generate.py

bench: setup  ## Speed and memory beside bare spaCy, on generated reports
	@$(VENV)/bin/python bench/speed.py

clean:  ## Remove .venv and what tools left behind
	rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .hypothesis src/*.egg-info

.PHONY: help setup demo test docs bench clean
