# Everything a developer does here, in one place. Debian's python3 (3.11 or newer) and make are enough.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
NPM := $(shell command -v npm 2>/dev/null)
RENDER := tests/render

.DEFAULT_GOAL := help
.PHONY: help setup compiled dev run demo test check format play test-playground bench lock clean

help:  ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24

setup: .venv/.runtime compiled  ## only the set-up: .venv with the klyngebot command
dev: .venv/.dev compiled

run: setup  ## the bot on http://127.0.0.1:3978, with the catalogue and three demo people
	@$(BIN)/klyngebot people import bot/demo/people.csv
	@printf '\nTalk with it in a second terminal:\n\n    $(BIN)/klyngebot chat --as klyngemedlem@demo.dk\n\n'
	@printf 'The others: sekretariat@demo.dk, styregruppe@demo.dk. Stop with Ctrl+C.\n\n'
	@exec $(BIN)/klyngebot serve

demo: setup  ## the same with the clock at 21 October 2019, and a chat with it in this terminal
	@exec env KLYNGEBOT_NOW=2019-10-21T09:00:00+02:00 KLYNGEBOT_DATA_DIR=data/demo bash bot/demo/demo

test: dev render  ## the whole test suite
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

check: dev  ## format, lint, types, import contracts, catalogue check
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/klyngebot catalogue check

format: dev  ## put every file in the house's format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

play: setup  ## the bot and Microsoft 365 Agents Playground, in a browser (needs Node, root)
	@exec bash bot/demo/play

test-playground: setup  ## a tour of the bot in the Playground, headless, with pictures (needs Node, Chromium, root)
	@exec bash tests/playground/run

bench: dev  ## the benchmarks, side by side with the bare SDK in one run
	@$(BIN)/python -m tests.bench $(BENCH)

lock: dev  ## pin the newest versions that pyproject.toml admits
	@cd . && export CUSTOM_COMPILE_COMMAND="make lock"; \
	compile="$(BIN)/pip-compile --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe \
	  --no-emit-index-url --no-emit-find-links --no-emit-options"; \
	$$compile --extra build --output-file requirements.lock pyproject.toml && \
	$$compile --all-extras --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

clean:  ## remove what make made, except the data folder
	rm -rf .venv $(RENDER)/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info

# --- what the commands above stand on -------------------------------------------------------------

$(BIN)/python:
	@PYTHON="$(PYTHON)" bash .ci/make-venv .venv

.venv/.runtime: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing what the bot runs on ..."
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

# Where Python is told to keep no bytecode (PYTHONDONTWRITEBYTECODE), each start would compile all of this anew.
compiled: .venv/.runtime
	@$(BIN)/python -m compileall -q bot dialogs manifest storage

.venv/.dev: requirements-dev.lock .venv/.runtime
	@echo "Installing what the tests and checks need ..."
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

# The cards are drawn by the real renderer where Node is found; without it those tests are listed as not run.
.PHONY: render
render: $(if $(NPM),$(if $(wildcard $(RENDER)/package-lock.json),$(RENDER)/node_modules/.done))

$(RENDER)/node_modules/.done: $(RENDER)/package-lock.json
	@cd $(RENDER) && $(NPM) ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
