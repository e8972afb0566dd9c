# Everything a person or a machine does with this checkout. Each target installs what it lacks and nothing twice.

.DEFAULT_GOAL := help
.SUFFIXES:
.NOTPARALLEL:

python := .venv/bin/python
pytest := $(python) -m pytest -o cache_dir=build/cache/pytest -o tmp_path_retention_policy=failed
ARGS   ?=

export RUFF_CACHE_DIR := build/cache/ruff
export MYPY_CACHE_DIR := build/cache/mypy
export HYPOTHESIS_STORAGE_DIRECTORY := build/cache/hypothesis
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help run demo test check lint types bench pictures bundle deb lock clean

help:  ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

run:  ## install what is missing and start the tray on this desktop, or on a private one where there is none
	@packaging/setup.sh run
	@$(python) packaging/run.py

demo:  ## show the whole job without a Zoom account, in our Zoom sandbox
	@packaging/setup.sh demo
	@$(python) packaging/demo.py

test: setup-test lint types  ## install what is missing, then lint, types and all tests, those on a real desktop included
	$(pytest) -n 2 --dist loadgroup $(ARGS)

check: setup-test lint types  ## as test, without the tests that need a desktop
	$(pytest) -n 2 --dist loadgroup -m "not desktop" $(ARGS)

lint: setup-test  ## rules and format
	$(python) -m ruff check
	$(python) -m ruff format --check

types: setup-test  ## strict types
	$(python) -m mypy

bench:  ## measure, and print the table that stands in the README
	@packaging/setup.sh bench
	@PYTHONPATH=packaging $(python) -m bench $(ARGS)

pictures: setup-test  ## take the pictures of the docs anew, from the real thing
	DAINVO_PICTURES=docs/pictures $(pytest) -m desktop $(ARGS)

bundle:  ## build dist/dainvo-tray/, a folder that runs without Python
	@packaging/bundle/build.sh

deb:  ## build a package for Debian and Ubuntu from the bundle
	@packaging/linux/deb.sh

lock:  ## write the lock files anew after a change of dependencies (UPGRADE=1 for newest versions)
	@packaging/lock.sh

clean:  ## remove what was made here: environment, build folders, caches
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find tray tests packaging icons -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: setup-test
setup-test:
	@packaging/setup.sh test
