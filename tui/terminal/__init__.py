"""The terminal itself: whether it can show the app, what may reach it, and how to leave it as it was."""
