"""One file per format, each with one function `read(data, name) -> Parsed`."""
