"""What crosses the border: contacts in from the national service register, guides out to it, links checked."""
