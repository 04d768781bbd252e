# make demo   set everything up, then sweep the example market
# make test   set everything up, then pass the tests
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test install check bench listings lock clean

demo: install
	$(BIN)/rasoat demo

test: $(VENV)/.dev
	$(BIN)/python -m pytest

install: $(VENV)/.run

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.dev
	$(BIN)/python -m bench

# What is read off the labelled listings, and by three simpler readers.
listings: $(VENV)/.dev
	$(BIN)/python -m bench.listings

$(VENV)/.run: requirements.txt pyproject.toml tools/setup.sh
	PYTHON=$(PYTHON) tools/setup.sh requirements.txt
	touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	PYTHON=$(PYTHON) tools/setup.sh requirements-dev.txt
	touch $@

# New pins: needs uv. No index line and no address may enter these files.
lock:
	uv pip compile -q --upgrade pyproject.toml --extra dev --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --no-annotate -o requirements-dev.txt
	uv pip compile -q pyproject.toml -c requirements-dev.txt --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --no-annotate -o requirements.txt

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
