# foedera: setup check fix test demo bench fuzz platforms. A fresh machine needs python3 with pip, and make.
PYTHON ?= python3
BIN := .venv/bin
UV := .tools/bin/uv
PORT ?= 8000

.PHONY: setup check fix test demo bench fuzz platforms lock register-schema reference

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
	$(BIN)/python scripts/reference.py --check

fix: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# One process a core; worksteal keeps a file's tests together, and who has done with his takes from the other's.
test: setup
	$(BIN)/pytest --numprocesses auto --dist worksteal

# Builds a workspace from the built-in register, codes the texts, prints the matrix, writes the briefing, serves the site.
demo: setup
	rm -rf demo && mkdir demo
	$(BIN)/foedera init demo/foedera.db
	$(BIN)/foedera --workspace demo/foedera.db code
	$(BIN)/foedera --workspace demo/foedera.db matrix --collection eu-sdp
	$(BIN)/foedera --workspace demo/foedera.db brief -o demo/briefing.html
	$(BIN)/foedera --workspace demo/foedera.db serve --port $(PORT)

bench: setup
	$(BIN)/python -m benchmarks

# Ten thousand golden documents with something wrong, each read in a guarded process; then as many led by coverage.
fuzz: setup
	$(BIN)/python scripts/fuzz.py 10000
	$(BIN)/python scripts/fuzz_guided.py 10000

# Whether wheels exist for every platform and Python named in docs/guides/installing.md; asks the package index.
platforms: setup
	$(BIN)/python scripts/platforms.py $(UV)

# Renews the lock files from pyproject.toml; they name packages and hashes, never where they came from. What is locked
# stays while it may: UPGRADE="--upgrade-package NAME" takes its newest.
lock: $(UV)
	$(UV) pip compile $(UPGRADE) --quiet --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --no-annotate --python-version 3.11 --extra dev -o requirements/dev.txt pyproject.toml requirements/build.in
	echo 'uv' | $(UV) pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --no-annotate --python-version 3.11 -o requirements/uv.txt -

# Renews the register's Frictionless descriptor from the records and the headers of its files.
register-schema: setup
	$(BIN)/python scripts/register_schema.py

# Renews docs/reference/ from the declarations in the code; `make check` fails where it is not what they say.
reference: setup
	$(BIN)/python scripts/reference.py
