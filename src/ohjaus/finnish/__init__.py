"""Finnish words: normalising, forms, base forms, compound parts and spelling. Knows no guide and no benefit."""
