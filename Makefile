# Terreau's commands. `make` alone lists them.

PORT ?= 8080
CONFIGURATION ?= debug
PREFIX ?= /usr/local
DESTDIR ?=

# SwiftPM plans the build anew whenever its environment changes, so make's own variables stay out of it:
# `make run` and a `swift build` typed by hand then share one plan.
SWIFT = env -u MAKEFLAGS -u MAKELEVEL -u MFLAGS -u MAKE_TERMOUT -u MAKE_TERMERR swift
BINARY = .build/$(CONFIGURATION)/terreau
SOURCES = Package.swift Sources Tests

.DEFAULT_GOAL := help
.PHONY: help run test test-quick test-postgres test-browser test-api test-crash test-ledger \
	format tidy bench bench-peers bench-scale bench-site bench-choice bench-ledger docs release install clean

help: ## List these commands
	@grep -hE '^[a-z-]+:.*## ' Makefile | awk -F ':.*## ' '{ printf "  make %-14s %s\n", $$1, $$2 }'

run: ## Install what is missing, build, and serve the starter atlas on PORT (8080)
	@tools/setup run
	$(SWIFT) build -c $(CONFIGURATION) --product terreau
	$(BINARY) serve --starter --port $(PORT)

test: ## Everything: both databases, the house rules, real Chromium, the API attacked, imports killed
	@tools/test all

test-quick: ## SQLite alone, no browser
	@tools/test quick

test-postgres: ## SQLite and PostgreSQL, no browser
	@tools/test postgres

test-browser: ## The stories in Chromium
	@tools/test browser

test-api: ## Validate the OpenAPI document and attack every read operation
	@tools/test api

test-crash: ## Kill an import, and a program that records acts, and look at what is left
	@tools/test crash

test-ledger: ## Have the log and its witnesses checked by independent code; kill one of two nodes
	@tools/test ledger

format: ## Lay out the Swift code
	$(SWIFT) format --in-place --recursive --parallel $(SOURCES)

tidy: ## Check the layout of the Swift code and the house rules
	$(SWIFT) format lint --strict --recursive --parallel $(SOURCES)
	$(SWIFT) test --disable-xctest --filter TidyTests

bench: release ## Measure import and search; JSON at the end
	@tools/bench

bench-peers: release ## Ask tantivy and SQLite's FTS5 the same searches, beside ours
	@tools/bench peers

bench-scale: release ## The same at 10 thousand to 2.8 million organisations; draws the chart in docs
	@tools/bench scale

bench-site: release ## Import, start, pages and changes of a whole site
	@tools/bench-site

bench-choice: ## Measure one decision over up to 100,000 solutions
	@tools/bench choice

bench-ledger: release ## Measure durable acts beside pgbench, the check of a log and proofs
	@tools/bench ledger

docs: ## Write docs/reference again from the code
	$(SWIFT) build -c $(CONFIGURATION) --product terreau
	$(BINARY) docs --output docs/reference

release: ## Build for use; the Swift runtime goes into the binary
	@tools/setup run
	$(SWIFT) build -c release --static-swift-stdlib --product terreau

install: ## Install under PREFIX (/usr/local), inside DESTDIR, what `make release` built
	@test -x .build/release/terreau || { echo 'Nothing is built yet: type make release first.' >&2; exit 1; }
	install -d '$(DESTDIR)$(PREFIX)/bin' '$(DESTDIR)$(PREFIX)/share/terreau'
	install -m 755 .build/release/terreau '$(DESTDIR)$(PREFIX)/bin/terreau'
	cp -R Resources/. '$(DESTDIR)$(PREFIX)/share/terreau/'

clean: ## Remove what was built
	rm -rf .build .venv
