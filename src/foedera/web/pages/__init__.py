"""One file a family of pages: it gathers records and hands them to a template."""
