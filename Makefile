# Every target makes its own environment; a bare machine needs Python 3.11+, pip and make.
PYTHON ?= python3
BIN := .venv/bin
DATA ?= $(if $(wildcard ../shared/data),../shared,)
READY := .venv/.ready
PEER_READY := .venv-peer/.ready

.PHONY: demo test test-slow check format evaluate bench bench-peer docs lock clean

demo: $(READY)          ## read the samples and show a timeline
	@rm -rf demo && mkdir demo
	$(BIN)/runut add samples/articles --store demo/runut.db
	$(BIN)/runut timeline --store demo/runut.db

test: $(READY)          ## the default tests: under two minutes on two cores
	$(BIN)/pytest -n 2 --dist worksteal

test-slow: $(READY)     ## the long ones: 200 kills, every byte of an archive cut
	$(BIN)/pytest -n 2 --dist worksteal -m slow

check: $(READY)         ## format, lint, types, rules, docs, quality floors
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/runut rules check
	$(BIN)/python -m runut.evaluate $(if $(DATA),--data $(DATA))

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

evaluate: $(READY)      ## every evaluation, beside its floor
	$(BIN)/python -m runut.evaluate $(if $(DATA),--data $(DATA))

bench: $(READY)         ## speed, as ratios against a peer in the same run
	$(BIN)/python benchmarks/speed/bench.py $(if $(DATA),--data $(DATA))

bench-peer: $(READY) $(PEER_READY)  ## the reading network beside spaCy, which has an environment of its own; needs DATA
	$(BIN)/python benchmarks/speed/peer_spacy.py --peer .venv-peer/bin/python $(if $(DATA),--data $(DATA))

docs: $(READY)          ## the references of commands and records, from the program
	$(BIN)/python -m runut.cli.reference docs

lock: $(READY)          ## resolve the dependencies anew, with hashes
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate pyproject.toml --group dev -o requirements-dev.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --group peer -o requirements-peer.lock

clean:
	rm -rf .venv .venv-peer build/peer demo dist .pytest_cache .mypy_cache .ruff_cache

$(READY): requirements-dev.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "runut needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(PEER_READY): requirements-peer.lock
	$(PYTHON) -m venv .venv-peer
	.venv-peer/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-peer.lock
	touch $@
