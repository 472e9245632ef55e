"""How easy a Finnish text is to read: sentences, words and grammar, measured. Knows no guide and no limit."""
