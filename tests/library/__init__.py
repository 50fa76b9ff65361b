"""The library: what `import foedera` gives, as a data scientist uses it."""
