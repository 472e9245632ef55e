"""What of the index a browser needs to find our topics itself, in few bytes."""

from ohjaus.site.packing.pack import pack

__all__ = ["pack"]
