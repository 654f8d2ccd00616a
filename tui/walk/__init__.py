"""The dialogue: the same job as on the screen, one plain line after the other."""
