# Short names for run.py, which works the same without make: `python run.py report`.
PYTHON ?= python3

# `make report CORPUS=my/articles`, and `make lab` likewise: what the notebooks read.
ifdef CORPUS
export FRAMING_CORPUS := $(CORPUS)
endif

.PHONY: report test lint lab notebooks bench install
report test lint lab notebooks bench install:
	@$(PYTHON) run.py $@ $(ARGS)
