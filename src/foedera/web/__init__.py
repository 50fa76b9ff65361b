"""The website: pages over the views of a workspace. It reads, renders and decides nothing."""
