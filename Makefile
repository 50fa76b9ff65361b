# foedera: setup check fix test demo bench. A fresh machine needs python3 with pip, and make.
PYTHON ?= python3
BIN := .venv/bin
UV := .tools/bin/uv

.PHONY: setup check fix test demo bench lock screenshots

setup: .venv/ready

# pip --target works where a system Python refuses changes and has no venv module.
$(UV): requirements/uv.txt
	$(PYTHON) -m pip install --quiet --no-deps --require-hashes --upgrade --target .tools -r requirements/uv.txt
	@touch $(UV)

.venv/ready: $(UV) requirements/dev.txt pyproject.toml
	$(UV) venv --quiet --allow-existing --python $(PYTHON) .venv
	$(UV) pip sync --quiet --require-hashes --python $(BIN)/python requirements/dev.txt
	$(UV) pip install --quiet --no-deps --no-build-isolation --python $(BIN)/python --editable .
	@touch .venv/ready

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

test: setup
	$(BIN)/pytest

demo: setup
	sh demo.sh

bench: setup
	$(BIN)/python -m benchmarks

# Renews the lock files from pyproject.toml; they name packages and hashes, never where they came from.
lock: $(UV)
	$(UV) pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --no-annotate --python-version 3.11 --extra dev -o requirements/dev.txt pyproject.toml requirements/build.in
	echo 'uv' | $(UV) pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --no-annotate --python-version 3.11 -o requirements/uv.txt -
