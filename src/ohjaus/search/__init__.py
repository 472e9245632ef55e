"""Words to ranked hits. The finished index is plain data."""
