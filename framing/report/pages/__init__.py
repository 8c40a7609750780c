"""The pages of a report: index, notebook pages, reading page, terms page."""
