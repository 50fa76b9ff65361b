"""The records that cross a border between rooms: frozen, typed, without input or output."""
