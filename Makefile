# Two commands matter: `make demo` and `make test`. The rest are their parts.
.PHONY: demo demo-large test assets tools check stories stories-sqlite stories-postgres browser bench release clean

ASSETS := templates/assets
BROWSER := tests/browser

# Builds, prepares, fills and serves the demo; prints the address and a sign-in for each role.
demo: assets
	cargo run --quiet -- --data-dir data/demo demo

# The same with a whole edition besides: 200 classes, 5,000 students.
demo-large: assets
	cargo run --quiet -- --data-dir data/demo-large demo --large

# Installs what is missing and runs everything.
test: tools assets check stories browser

# As root on Debian, installs what the tests need; otherwise says what is missing.
tools:
	@.ci/tools

assets: $(ASSETS)/dist/manifest.json

$(ASSETS)/node_modules/.package-lock.json: $(ASSETS)/package.json $(ASSETS)/package-lock.json
	cd $(ASSETS) && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

ASSET_SOURCES := $(shell find $(ASSETS) -type f -not -path '*/node_modules/*' -not -path '*/dist/*' 2>/dev/null)
$(ASSETS)/dist/manifest.json: $(ASSETS)/node_modules/.package-lock.json $(ASSET_SOURCES)
	cd $(ASSETS) && npm run --silent build

check:
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings

stories: stories-sqlite stories-postgres

stories-sqlite:
	cargo test --workspace

stories-postgres:
	.ci/with-postgres cargo test --workspace

$(BROWSER)/node_modules/.package-lock.json: $(BROWSER)/package.json $(BROWSER)/package-lock.json
	cd $(BROWSER) && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

# The stories that need a real browser: the demo, served, in headless Chromium. The program comes with the build of
# the other stories: one of its own, with other features of a few libraries, would take as long again.
browser: assets $(BROWSER)/node_modules/.package-lock.json
	cargo test --workspace --no-run
	node $(BROWSER)/run.mjs

# Measures the program against its targets, with two million projects made for it: 12 GB of disk, sqlite3, a quiet machine.
# A part alone: `target/release/load people`, `target/release/load dataset`, `target/release/load writing`.
bench: assets
	cargo build --release --workspace
	target/release/load

# One binary with everything in it, whose course has been checked.
release: assets
	cargo build --release
	cargo run --release --quiet -- lessons check

clean:
	rm -rf target data $(ASSETS)/dist $(ASSETS)/node_modules $(BROWSER)/node_modules
