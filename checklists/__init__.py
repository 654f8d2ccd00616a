"""The domain of shebao: content, cases and exports; it knows no screen and prints nothing."""

__version__ = "0.1.0"
