# A thin cover over installer/setup.py, which does the work and serves Windows too (py installer\setup.py run).
PYTHON ?= python3

.DEFAULT_GOAL := help
.PHONY: help setup run test bench screenshots

help: ## show this list
	@grep -hE '^[a-z]+: ##' $(MAKEFILE_LIST) | sed 's/: ## /\t/' | expand -t 14

setup: ## make the environment .venv and all it needs
	@$(PYTHON) installer/setup.py setup

run: ## open the program on the example
	@$(PYTHON) installer/setup.py run

test: ## format, lint, types, import contracts, translations, tests
	@$(PYTHON) installer/setup.py test

bench: ## measure speed
	@$(PYTHON) installer/setup.py bench

screenshots: ## pictures of every page into out/bilder
	@$(PYTHON) installer/setup.py screenshots
