"""Files of knowledge and content to one checked, unchanging `Library`."""
