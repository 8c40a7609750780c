"""What could be seen: how large a difference, with how many articles, in which corpus."""
