"""Executing notebooks: settings of a kernel, execution aside and in place."""
