# Casekeeper: `make demo` shows it, `make test` proves it. Everything is kept inside this folder.

PEOPLE ?= 2000
SERVE ?= yes
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

BIN := .venv/bin
INSTALLED := .venv/.installed
CORE_TESTS := $(wildcard tests/periods tests/law tests/facts tests/position tests/duties tests/matching tests/cases tests/synthetic tests/house)

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore

.DEFAULT_GOAL := help
.PHONY: bench help demo test check format clean setup assets browser java

help:
	@echo "make demo     install, fill an invented population, and serve on http://127.0.0.1:8000"
	@echo "              PEOPLE=n how many people (now $(PEOPLE)); SERVE=no stop before serving"
	@echo "make test     install, and run every test, the browser's among them"
	@echo "make check    the fast part: format, lint, types, who imports whom, migrations, core tests"
	@echo "make bench    measure the budgets (docs/performance.md); BENCH_PEOPLE=n over how many people"
	@echo "make format   put the code in the one format"
	@echo "make clean    remove everything made here: environment, front ends, and the private database"

demo: assets
	$(BIN)/casekeeper demo --people $(PEOPLE) $(if $(filter no,$(SERVE)),--no-serve)

test: assets browser java
	$(BIN)/python -m pytest

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy src
	$(BIN)/lint-imports
	$(BIN)/python -W ignore -m django makemigrations --check --dry-run --settings casekeeper.config.settings
	$(BIN)/python -m pytest -q $(CORE_TESTS)

bench: setup
	$(BIN)/python -m bench.all

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	@if [ -x $(BIN)/casekeeper ] && [ -d var ]; then $(BIN)/casekeeper stop; fi
	rm -rf .venv node_modules var
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

setup: $(INSTALLED)

assets: setup
	@$(BIN)/casekeeper assets

browser:
	@sh .ci/browser

java:
	@sh .ci/java

# The environment is made new only where there is none, so that a lock file that changed costs what changed.
$(INSTALLED): requirements/lock.txt pyproject.toml
	@PYTHON="$(PYTHON)" sh .ci/environment
	$(BIN)/python -m pip install --no-deps --require-hashes -r requirements/lock.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@echo "Compiling what compares names (a minute, this once) ..."
	@$(BIN)/python -m casekeeper.matching.first_use
	@touch $(INSTALLED)
