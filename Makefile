# Set-up and the daily commands; `make` alone lists them. Needs Python 3.11 or newer, with pip and venv.

VENV ?= .venv
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := $(VENV)/bin
ARGS ?=

export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: help briefs test check lab bench examples lock clean
.DELETE_ON_ERROR:

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

briefs: $(VENV)/.run ## set up, then make every brief into reports/out (ARGS="--lang vi,en" and so on)
	@$(BIN)/kit run $(ARGS)

test: $(VENV)/.dev ## set up for development, then run all tests (ARGS="-k audit" and so on)
	@$(BIN)/python -m pytest $(ARGS)

check: $(VENV)/.dev ## lint, format, types, notebooks without outputs, lock and environment in step
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/nbstripout --verify --keep-id notebooks/*.ipynb
	$(BIN)/python -m pytest -q tests/test_house.py -k "lock or environment"

lab: $(VENV)/.run ## open JupyterLab on notebooks/
	@$(BIN)/kit lab $(ARGS)

bench: $(VENV)/.dev ## measure runs of 1 to all districts beside the loop a user would write
	@$(BIN)/python tests/bench.py $(ARGS)

examples: $(VENV)/.dev ## write the example briefs and pictures in reports/examples anew
	@$(BIN)/python tests/examples.py

lock: $(VENV)/.dev ## write requirements.lock anew from pyproject.toml (ARGS=--upgrade for newer versions)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --extra articles --extra cluster --extra dev \
		--custom-compile-command "make lock" $(ARGS) --output-file requirements.lock pyproject.toml

clean: ## remove what the commands made: the environment, caches, reports/out (never data/archive)
	rm -rf $(VENV) build dist reports/out reports/.cache reports/bench.json data/.cache
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find kit tests notebooks -name __pycache__ -prune -exec rm -rf {} +

# The stamps are written last, so an installation that broke off is repeated. pip takes the lock as a
# constraint, for the build as well: it installs what is asked for, in the locked versions, and no more.
$(VENV)/.run: pyproject.toml requirements.lock
	$(call install,.)
	@touch $@

$(VENV)/.dev: pyproject.toml requirements.lock
	$(call install,.[dev])
	@touch $(VENV)/.run $@

define install
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; name one: make PYTHON=/path/to/python" >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) \
		|| { rm -rf $(VENV); echo "python -m venv failed; Debian and Ubuntu have it in python3-venv" >&2; exit 2; }
	@echo "Installing into $(VENV); once, a minute or two" >&2
	@PIP_CONSTRAINT=requirements.lock $(BIN)/python -m pip install --quiet --editable '$(1)'
endef
