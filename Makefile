# The few commands of this project. `make` alone lists them.
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1
# Tests of code alone: no browser, no whole site, no print.
QUICK := tests/model tests/read tests/views tests/workbook tests/test_layering.py tests/test_room_words.py \
  tests/test_script_words.py tests/test_small_scripts.py tests/test_fields.py tests/test_docs.py tests/test_named.py \
  tests/test_templates.py tests/test_palette.py tests/test_taxonomy.py tests/test_messages.py tests/test_names.py \
  tests/test_codes.py tests/test_outputs.py tests/test_text.py tests/test_story.py tests/test_ledger.py

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: site
site: environment ## build the catalog into site/
	@$(BIN)/mkdocs build
	@echo "The catalog is in site/. Open site/index.html in a browser, or run: make serve"

.PHONY: serve
serve: environment ## build, show at http://localhost:8000 and build again at every change
	@$(BIN)/mkdocs serve

.PHONY: check
check: environment ## say what is wrong in the product files
	@$(BIN)/ocop check

.PHONY: offline
offline: environment ## make the copy that needs no network: offline/danh-muc-ocop.zip
	@$(BIN)/ocop bundle

.PHONY: review
review: environment ## say what a change brings, against BASE=origin/main: review/tom-tat.md and pictures
	@$(BIN)/ocop review --base "$${BASE:-origin/main}"

.PHONY: codes
codes: environment ## give accepted products their codes, keep what stamps may carry, and commit both
	@$(BIN)/ocop issue --all
	@$(BIN)/ocop check --base HEAD --issuer
	@git add -- ledger products
	@git diff --cached --quiet || git commit --quiet -m "Cấp mã truy xuất cho sản phẩm mới"

.PHONY: give-codes take-codes
give-codes: codes # what was committed, for a machine that may push: codes.patch
	@git format-patch --quiet --stdout "$${BASE:-origin/main}" > codes.patch
take-codes: # on that machine, which has nothing installed: the ledger and the products' lines alone, and push them
	@test ! -s codes.patch || git am --quiet --keep-cr --include='ledger/*' --include='products/*' codes.patch
	@git push --quiet

.PHONY: publish
publish: environment ## the site with the offline copy in it, ready for a host
	@$(BIN)/ocop check --publish
	@$(BIN)/ocop bundle
	@OCOP_EDITION="copy=offline/danh-muc-ocop.zip" $(BIN)/mkdocs build

# Tests start hundreds of processes: what Python compiled is kept, even where the environment asks for nothing to be.
test quick: export PYTHONDONTWRITEBYTECODE :=

# One core each.
.PHONY: sound lint types scripts
sound:
	@$(MAKE) --no-print-directory -j 2 types scripts lint
lint: environment-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
types: environment-dev
	@$(BIN)/mypy
scripts: environment-dev
	@$(BIN)/python -m tools.scripts

# Three workers even on two cores: a test with a browser now and then waits for a picture to be drawn or a pause to end.
# In the order of the folders: by the number of their tests the longest files, which have few, would come last and alone.
.PHONY: test
test: sound ## check the code and run every test, in a real browser too
	@$(BIN)/python -m tools.browser
	@$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

.PHONY: quick
quick: sound ## the same without a browser, for while one works: lint, types, scripts, the quick tests
	@$(BIN)/python -m pytest -n 2 --dist loadfile $(QUICK)

.PHONY: bench
bench: environment-dev ## measure checks, and builds beside those of other generators
	@$(BIN)/python -m bench.check
	@$(BIN)/python -m bench.build

.PHONY: lock
lock: environment-dev ## choose versions anew and lock them with their hashes
	@$(PYTHON) -m venv .cache/uv && .cache/uv/bin/pip install --quiet uv
	@for name in requirements requirements-dev; do \
	  .cache/uv/bin/uv pip compile --quiet --upgrade --universal --generate-hashes --python-version 3.11 \
	    --no-header --no-annotate --no-emit-index-url $$name.in -o $$name.txt || exit 1; done

.PHONY: clean
clean: ## remove what was built; .venv and .cache stay
	@rm -rf site .site.ocop-* print offline review

.PHONY: environment environment-dev
environment:
	@$(PYTHON) tools/environment.py
environment-dev:
	@$(PYTHON) tools/environment.py --dev
