"""What a corpus is, in sentences: what was read, what stands twice, what else differs."""
