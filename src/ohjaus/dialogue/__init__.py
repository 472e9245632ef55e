"""Hits and a conversation to a decision, and a decision to a reply."""
