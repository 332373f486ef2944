.DEFAULT_GOAL := help
.PHONY: help setup demo demo-reset test lint bench lock shots
MAKEFLAGS += --no-print-directory
PYTHON := .venv/bin/python

help: ## what you can ask
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## (.*)/make \1\t\2/' | expand -t 18

setup: ## everything the other commands need; they call it themselves
	@bash scripts/setup.sh

demo: setup ## the portal with invented people on 127.0.0.1:$PORT (5000)
	@.venv/bin/portal demo

demo-reset: setup ## the same, started anew
	@.venv/bin/portal demo --reset

test: lint ## everything, on SQLite and PostgreSQL, in a real Chromium
	@$(PYTHON) -m pytest -n 3 --dist loadgroup --no-loadscope-reorder  # one waits for a browser or a database while two work

lint: setup ## Python and templates
	@.venv/bin/ruff check --quiet .
	@.venv/bin/djlint templates --lint --quiet

bench: setup ## what a page costs, beside a bare page
	@$(PYTHON) -m tests.bench

shots: setup ## pictures of the pages, in shots/
	@$(PYTHON) -m tests.shots

lock: setup ## compile both locks anew
	@bash scripts/lock.sh
