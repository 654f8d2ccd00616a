# `make` lists what there is to do. `make run` is enough to start on a machine with Python 3.11, git and make.

VENV ?= .venv
BIN := $(VENV)/bin
UV ?= $(or $(shell command -v uv 2>/dev/null),$(BIN)/uv)
LOCK := $(UV) pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url $(if $(UPGRADE),--upgrade)
export VENV

.DEFAULT_GOAL := help
.NOTPARALLEL:

.PHONY: help
help: ## 列出所有目标 / List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: $(VENV)/.run ## 安装并打开社保清单 / Install and open the app; ARGS="cases" runs a command
	@$(BIN)/shebao $(ARGS)

.PHONY: test
test: $(VENV)/.dev ## 运行测试 / Run the tests
	$(BIN)/python -m pytest -n 3 --dist worksteal

.PHONY: slow
slow: $(VENV)/.dev ## 运行慢测试 / Run the slow tests
	$(BIN)/python -m pytest -n 3 --dist worksteal -m slow

.PHONY: torture
torture: $(VENV)/.dev ## 考验保存 / Prove that what is saved stays saved; SHARE=0.1 runs a tenth
	$(BIN)/python -m tests.torture --share $(or $(SHARE),1) $(ARGS)

.PHONY: check
check: lint types imports content docs test ## 全部检查 / Everything a change must pass, tests included

.PHONY: lint
lint: $(VENV)/.dev ## 代码风格 / Style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

.PHONY: types
types: $(VENV)/.dev ## 类型 / Types
	$(BIN)/mypy

.PHONY: imports
imports: $(VENV)/.dev ## 分层 / Who may import whom
	$(BIN)/lint-imports

.PHONY: content
content: $(VENV)/.dev ## 内容 / Bundled content
	$(BIN)/shebao lint

.PHONY: docs
docs: $(VENV)/.dev ## 文档里的画面和输出 / Pictures and output in the documents; `python -m docs` renews them
	$(BIN)/python -m docs --check

.PHONY: bench
bench: $(VENV)/.dev ## 性能 / Measure speed and memory into docs/performance.md; ARGS=tick measures one thing
	$(BIN)/python -m benchmarks $(ARGS)

.PHONY: lock
lock: ## 重新锁定依赖 / Lock the dependencies again, with uv; UPGRADE=1 takes newer versions
	$(LOCK) --group build --output-file requirements/build.txt
	$(LOCK) pyproject.toml --output-file requirements/run.txt
	$(LOCK) pyproject.toml --group dev -c requirements/build.txt -c requirements/run.txt \
		--output-file requirements/dev.txt

.PHONY: clean
clean: ## 删除虚拟环境和缓存 / Delete the environment and all caches
	rm -rf $(VENV) .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.run: pyproject.toml requirements/build.txt requirements/run.txt scripts/install
	@scripts/install run
	@touch $@

$(VENV)/.dev: pyproject.toml requirements/dev.txt scripts/install
	@scripts/install dev
	@touch $@ $(VENV)/.run
