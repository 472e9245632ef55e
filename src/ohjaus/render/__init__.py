"""A reply to text, JSON or HTML. Decides nothing and touches no disk."""
