"""Completing the command line in a shell: what may stand where, from the real parsers, and the values there are."""

from __future__ import annotations

HIDDEN = "__complete"
"""The command that prints the values of a kind, a line each; no person types it."""
