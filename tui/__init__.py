"""The faces of shebao: the full screen and the command line."""
