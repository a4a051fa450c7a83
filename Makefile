# Two commands are enough: `make run` and `make test`. Both do all the set-up on a fresh machine.
PYTHON ?=
export PYTHON
# Whatever the shell is set to: no packages before those of .venv, and Cyrillic can be printed.
unexport PYTHONPATH PYTHONHOME PYTHONIOENCODING
export PYTHONUTF8 := 1
python := .venv/bin/python

.PHONY: help run test golden check messages lint format bench bench-rules picture lock clean

help: ## say what there is
	@grep -E '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+): .*## /make \1\t/' | expand -t 18

run: ## start the bot: on Telegram with BOT_TOKEN, without it on the chat page http://127.0.0.1:8080
	@scripts/setup.sh run
	@$(python) -m bot

test: lint ## run every test (narrow with ARGS="-k name")
	@$(python) -m pytest --numprocesses=auto --maxprocesses=4 $(ARGS)

golden: ## accept screens that have changed; git diff shows them
	@scripts/setup.sh test
	@$(python) -m bot test --accept-screens

check: ## check everything that staff edit: dialogs, locales, figures (ARGS="--strict")
	@scripts/setup.sh test
	@$(python) -m bot check $(ARGS)

messages: ## bring locales/ up to dialogs/ and say what is to be translated (ARGS="--export texts.csv")
	@scripts/setup.sh test
	@$(python) -m bot messages $(ARGS)

lint: ## ruff and mypy
	@scripts/setup.sh test
	@$(python) -m ruff check
	@$(python) -m ruff format --check
	@$(python) -m mypy

format: ## put the code in ruff's form, sort imports
	@scripts/setup.sh test
	@$(python) -m ruff check --fix-only --quiet
	@$(python) -m ruff format

bench: ## measure a form step beside a stock aiogram echo bot (ARGS="--help")
	@scripts/setup.sh test
	@$(python) -m tests.benchmarks $(ARGS)

bench-rules: ## measure the rules: speed, number of questions, beside zen-engine and openfisca-core
	@scripts/setup.sh test
	@[ -x .venv-peers/bin/python ] || $(python) -m venv .venv-peers
	@.venv-peers/bin/python -m pip install --quiet --disable-pip-version-check "zen-engine>=2" "openfisca-core>=43"
	@$(python) -m tests.benchmarks.rules --peers .venv-peers/bin/python $(ARGS)

picture: ## take the pictures of the README and of the guide for staff anew
	@scripts/setup.sh test
	@PYTHONPATH=. $(python) scripts/picture.py
	@PYTHONPATH=. $(python) scripts/guide_pictures.py

lock: ## write the lock files anew (ARGS="--upgrade")
	@scripts/lock.sh $(ARGS)

clean: ## remove the virtual environment and caches, keep var/
	@rm -rf .venv .venv-peers .mypy_cache .pytest_cache .ruff_cache .hypothesis build *.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
