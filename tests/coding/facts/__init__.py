"""The facts coder."""
