# `make build` on a fresh checkout gives site/. `make help` lists the rest.
PYTHON ?= python3
PORT   ?= 8000
BIN    := .venv/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
NODE   := tests/browser/node_modules
LOCK   := uv pip compile pyproject.toml --group build --quiet --universal --python-version 3.11 \
          --generate-hashes --no-annotate --custom-compile-command 'make lock'

.PHONY: build serve check lint test browser soak lock clean help
.DEFAULT_GOAL := build

build: .venv/built ## content/ -> site/
	$(BIN)/whence build

serve: .venv/built ## the site while you write, on 127.0.0.1, port 8000 (PORT=… for another)
	$(BIN)/whence serve --port $(PORT)

check: .venv/built ## every diagnostic about content/, nothing written
	$(BIN)/whence check

lint: .venv/tested ## style, types and floors
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint $(NODE)/.installed ## lint, then every test, the browser's last
	$(BIN)/python -m pytest --ignore=tests/browser
	@$(MAKE) --no-print-directory browser

browser: .venv/tested ## only the tests in a real browser
	chromium=$$($(BIN)/python tests/browser/find_chromium.py) && \
	CHROMIUM="$$chromium" $(BIN)/python -m pytest tests/browser

# What is chosen by chance follows from SOAK_SEED; `make test` runs a few of each.
soak: .venv/tested ## the long proofs of the build, an hour or so (SOAK_SEED=… for others)
	SOAK_ARTICLES=15-30 SOAK_SEQUENCES=200 SOAK_KILLS=300 SOAK_FLIPS=200 \
	$(BIN)/python -m pytest -v -rP tests/soak

lock: ## write the two lock files anew (needs uv)
	$(LOCK) --upgrade --extra dev --output-file requirements-dev.lock
	$(LOCK) --constraints requirements-dev.lock --output-file requirements.lock

clean: ## remove all that is made
	rm -rf .venv site .site.next .whence dist $(NODE)
	rm -rf .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find builder tests -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.venv/built: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) install --no-compile --require-hashes --requirement requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

.venv/tested: requirements-dev.lock .venv/built
	$(PIP) install --no-compile --require-hashes --requirement requirements-dev.lock
	touch $@

# Without npm the test that needs it says so, and fails where CI is set.
$(NODE)/.installed: tests/browser/package-lock.json
	if command -v npm >/dev/null; then npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund && touch $@; fi
