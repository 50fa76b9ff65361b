"""Makes the golden documents: invented agreements rendered by many tools, each with the structure it was made from."""
