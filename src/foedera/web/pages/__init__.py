"""One file a family of pages: it gathers records and hands them to a template."""

from __future__ import annotations

from litestar.di import NamedDependency

from foedera.workspace import View

Asked = NamedDependency[View]
"""The workspace's views, as the site hands them to every page."""
