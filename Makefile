# One line each; `make help` lists them. All set-up happens by itself, in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: help lab test check scripts lessons grade bench fuzz hub site companion
.DEFAULT_GOAL := help

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

lab: $(VENV)/.course  ## open JupyterLab on your own working copy of the lessons (work/)
	@$(BIN)/fourcenturies lab

test: $(VENV)/.test  ## run every test, spread over the processors
	@$(BIN)/python -m compileall -q src  # else each of the many processes compiles it anew where none may write
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

check: $(VENV)/.test scripts  ## style, types, records, scripts and lessons in step
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/fourcenturies validate && $(BIN)/fourcenturies lessons --check

scripts:  ## style, types and tests of the widgets' scripts, where npm is at hand
	@if command -v npm >/dev/null; then npm install --no-package-lock --no-audit --no-fund --silent && npm run --silent check; \
	else echo "npm is not here: the widgets' scripts are not checked."; fi

lessons: $(VENV)/.author  ## make solutions from their texts, and lessons/ from solutions/
	@$(BIN)/fourcenturies lessons

grade: $(VENV)/.course  ## grade the sample class with nbgrader, start to end
	@$(BIN)/python tests/sample_class.py

bench: $(VENV)/.test  ## measure against the named peers; writes build/bench.json
	@$(BIN)/python -m compileall -q src
	@$(BIN)/python benchmarks/run.py && $(BIN)/python benchmarks/engines.py

fuzz: $(VENV)/.test  ## feed the judge hostile replies for a minute
	@$(BIN)/python tests/fuzz_judge.py

hub: $(VENV)/.test  ## play docs/hub.md as it is printed, as root: JupyterHub, real accounts, PostgreSQL
	@FOURCENTURIES_HUB=1 $(BIN)/python -m pytest --capture=no tests/test_hub.py

site: .venv-site/.site  ## build the course as a static site in build/site: pages that judge, and notebooks
	@.venv-site/bin/fourcenturies site --out $(or $(OUT),build/site)

companion: .venv-site/.site  ## build the lessons as web pages in build/companion, to read, answer, search and print
	@.venv-site/bin/fourcenturies companion --out $(or $(OUT),build/companion)

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "Python 3.11 or newer is needed, and no '$(PYTHON)' was found. Install it, or name yours: make lab PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; '$(PYTHON)' is older. Name another: make lab PYTHON=python3.12"; exit 1; }
	@echo "Making a virtual environment in $(VENV) ..."
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "No virtual environment could be made. On Debian and Ubuntu: sudo apt install python3-venv"; exit 1; }

$(VENV)/.course: $(VENV)/bin/python pyproject.toml constraints.txt
	@echo "Installing JupyterLab, nbgrader and the course (once; a minute or two) ..."
	@$(PIP) --editable '.[course]' || { echo "The packages could not be installed: is the network there? Then run the same command again."; exit 1; }
	@touch $@

$(VENV)/.author: $(VENV)/.course
	@$(PIP) --editable '.[course,author]' || { echo "The packages could not be installed: is the network there? Then run the same command again."; exit 1; }
	@touch $@

$(VENV)/.test: $(VENV)/.course
	@echo "Installing what the tests need ..."
	@$(PIP) --editable '.[course,author,postgres,test,companion]' || { echo "The packages could not be installed: is the network there? Then run the same command again."; exit 1; }
	@touch $@

# JupyterLite takes in whatever is installed beside it, nbgrader's menus too: so an environment of its own.
.venv-site/.site: $(VENV)/bin/python pyproject.toml constraints.txt
	@echo "Installing what the site is built with ..."
	@test -x .venv-site/bin/python || $(BIN)/python -m venv .venv-site
	@.venv-site/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[site,companion]' || { echo "The packages could not be installed: is the network there? Then run the same command again."; exit 1; }
	@touch $@
