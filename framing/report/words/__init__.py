"""What the page of words shows of each word: its rates, and its uses over time."""
