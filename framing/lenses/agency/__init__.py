"""Who acts and who is acted upon: passives, with and without an agent, and clauses of action."""
