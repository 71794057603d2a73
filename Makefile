# Everything runs in .venv, made from the hash-pinned lock.
PORT ?= 8866
IP ?= 127.0.0.1
DATA ?= data
HOST ?=
SITE ?=
PYTHON ?= python3
BIN := .venv/bin
CORES := $(shell nproc 2>/dev/null || echo 1)
WORKERS ?= $(shell expr $(CORES) + 1)
# What is compiled is kept, whatever this shell says: a test run starts a hundred processes.
export PYTHONDONTWRITEBYTECODE :=
LOOKS := 'kit/**/*.js' 'kit/**/*.css'
WALKS := $(patsubst %,tests/browser/test_%.py,journeys rounds)
DRILLS := $(patsubst %,tests/browser/test_%.py,behind_proxy drill hub)
PYTEST = $(BIN)/pytest --numprocesses $(WORKERS) --no-loadscope-reorder

.PHONY: serve install quick test test-all lab bench lock check outlines still format drill fresh-machine
serve: .venv/serves
	@$(BIN)/partnership-kit serve --port $(PORT) --ip $(IP) --data "$(DATA)" --host "$(HOST)" $(if $(SITE),--site "$(SITE)")

# What a server needs, and nothing to test with; POSTGRESQL=yes: the driver of that database, too.
install: .venv/serves
	$(if $(POSTGRESQL),$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-postgresql.lock)

# At every save: what is read without running it, then the short tests that need neither a browser nor a server: they wait for nothing.
quick: WORKERS := $(CORES)
quick: still
	$(PYTEST) -m "not browser and not server and not long" --ignore tests/browser tests

# The gate. Where a test is a matrix it goes through every pair; `make test-all` through every combination.
test: still
	$(PYTEST)

test-all: still
	$(PYTEST) --whole
	$(PYTEST) --database postgresql tests/store tests/rounds tests/screens tests/server/test_workshop.py tests/server/test_console.py
	for kernels in plain none; do $(PYTEST) --kernels $$kernels $(WALKS) || exit 1; done

# What takes longest begins first; each says what it has to say in one piece.
STILL := content types floors ruff ox
.PHONY: $(STILL)
still: .venv/ready
	@$(MAKE) --no-print-directory --jobs $(CORES) $(if $(filter output-sync,$(.FEATURES)),--output-sync) $(STILL)
content:
	@$(BIN)/partnership-kit check
types:
	@$(BIN)/mypy
floors:
	@$(BIN)/lint-imports
ruff:
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check -q kit tests
ox:
	@$(BIN)/oxlint kit
	@$(BIN)/oxfmt --check $(LOOKS)

# Pages with and without a kernel through a real nginx (NGINX=path/of/it), TLS and a path, with the file in deploy/; then through two
# servers on a PostgreSQL, of which one is killed, and what was backed up put back elsewhere. Debian: apt-get install nginx postgresql
# HUB=folder/of/jupyterhub, with configurable-http-proxy on the PATH: also as a service of a Hub. Where there is a Caddy, also through it.
drill: .venv/ready
	KIT_NGINX="$(or $(NGINX),$(shell command -v nginx))" KIT_HUB="$(HUB)" $(BIN)/pytest -n 0 $(DRILLS)
	caddy=$$(command -v caddy) || exit 0; KIT_CADDY=$$caddy $(BIN)/pytest -n 0 tests/browser/test_behind_proxy.py

# A Debian with nothing on it, inside this one: all that docs/hosting.md says is done there, then a round is played. As root.
fresh-machine:
	tests/fresh_machine.sh

lab: .venv/serves
	PARTNERSHIP_KIT_DATA="$$(realpath -m "$(DATA)")" $(BIN)/jupyter lab --config=notebooks/lab.py notebooks/index.ipynb

bench: .venv/ready
	$(BIN)/python tests/load/bench.py

check: .venv/serves
	@$(BIN)/partnership-kit check

# Lays out scripts, styles and Python as the gate asks for.
format: .venv/ready
	$(BIN)/oxfmt $(LOOKS)
	$(BIN)/ruff format -q kit tests

outlines: .venv/ready
	$(BIN)/python -m tests.notebooks.outlines
	$(BIN)/python -m tests.kinds.glossary_page

# What a server needs, and, agreeing with it, what tests need as well.
LOCK := uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --python-version 3.11 pyproject.toml
lock: .venv/ready
	$(BIN)/$(LOCK) --extra build -o requirements.lock
	$(BIN)/$(LOCK) --extra dev -c requirements.lock -o requirements-dev.lock
	echo 'psycopg[binary]' | $(BIN)/$(subst pyproject.toml,-,$(LOCK)) -c requirements-dev.lock -o requirements-postgresql.lock

.venv/serves: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or later is needed.")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

.venv/ready: .venv/serves requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

.PHONY: mutants
mutants: .venv/ready
	$(BIN)/python -m tests.mutants.run $(ONLY)

# How the sheets of the sorting test in docs/instrument were answered; ONLY="write --readers 10" writes new ones.
.PHONY: sort-test
sort-test: .venv/ready
	$(BIN)/python -m tests.instrument $(ONLY)

# The figures that the simulator's specification states, over 30 000 stories, and every assumption off by a third.
.PHONY: study
study: .venv/ready
	$(BIN)/python -m tests.simulator.study

# Every picture with made-up, random, extreme and six-organisation answers: build/gallery.html.
.PHONY: gallery
gallery: .venv/ready
	$(BIN)/python -m tests.kinds.gallery $(ONLY)
