"""Widgets that draw lines; they know no disk."""
