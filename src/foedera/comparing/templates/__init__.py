"""Templates of a family: passages → words and pairs of words → likeness → clause types → variants, cells, trees."""
