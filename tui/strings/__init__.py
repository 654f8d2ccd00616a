"""The words of the program, both languages side by side."""
