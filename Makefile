# Short names for run.py, which works the same without make: `python run.py report`.
PYTHON ?= python3

.PHONY: report test lab notebooks bench install
report test lab notebooks bench install:
	@$(PYTHON) run.py $@ $(ARGS)
