"""Publishing: records in; tables, calendars, charts and briefings out. Pure: it returns text or bytes."""
