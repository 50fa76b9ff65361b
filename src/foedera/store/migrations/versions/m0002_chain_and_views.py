"""A chain of hashes over everything recorded, guards against replacing, and views for other programs.

`INSERT OR REPLACE` deletes a row without asking the triggers that refuse deleting; so each table now refuses a key that
is there. What an older workspace holds is chained as it is found: from here on a change is noticed.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from foedera.store import chain

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_THERE = {
    "claims": "id = NEW.id OR entry = NEW.entry",
    "documents": "id = NEW.id OR rowid = NEW.rowid",
    "provisions": "id = NEW.id OR entry = NEW.entry",
    "codebooks": "key = NEW.key OR rowid = NEW.rowid",
    "chain": "position = NEW.position OR (kind = NEW.kind AND key = NEW.key)",
}
"""Table → the rows a new one could take the place of."""

_STANDING = """
CREATE VIEW standing_claims AS
SELECT * FROM claims WHERE id NOT IN (SELECT replaces FROM claims WHERE replaces IS NOT NULL)
"""

# The resolution rule (foedera.comparing.resolution) in SQL, once for each codebook version here: what was said under an
# older version counts where no version since changed its area, and is replaced only by what is said on the same cell.
_CELLS = """
CREATE VIEW cells AS
WITH books AS MATERIALIZED (
  SELECT json_extract(record, '$.id') AS book, json_extract(record, '$.version') AS version, key, record FROM codebooks
), shown AS MATERIALIZED (
  SELECT book, version, books.key, json_extract(one.value, '$.id') AS area
  FROM books, json_each(record, '$.areas') AS one
), changed AS MATERIALIZED (
  SELECT book, version, old.value AS area
  FROM books, json_each(record, '$.migration.steps') AS step, json_each(coalesce(
    json_extract(step.value, '$.olds'),
    json_array(coalesce(json_extract(step.value, '$.old'), json_extract(step.value, '$.area')))
  )) AS old
  WHERE json_extract(step.value, '$.step') NOT IN ('reword', 'add')
  UNION ALL SELECT book, version, NULL FROM books WHERE json_extract(record, '$.migration') IS NULL
), coverage AS MATERIALIZED (
  SELECT *, json_extract(value, '$.area') AS area, json_extract(value, '$.value') AS stated,
    json_extract(value, '$.strength') AS strength,
    CASE WHEN instr(coder, '@') THEN substr(coder, 1, instr(coder, '@') - 1) ELSE coder END AS voice,
    substr(codebook, 1, instr(codebook, '@') - 1) AS book,
    CAST(substr(codebook, instr(codebook, '@') + 1) AS INTEGER) AS version
  FROM claims WHERE property = 'coverage'
), counting AS MATERIALIZED (
  SELECT coverage.*, shown.key AS shown_by
  FROM coverage JOIN shown USING (book, area)
  WHERE coverage.version <= shown.version AND NOT EXISTS (
    SELECT 1 FROM changed
    WHERE changed.book = shown.book AND changed.version > coverage.version AND changed.version <= shown.version
      AND (changed.area = shown.area OR changed.area IS NULL)
  )
), speaking AS (
  SELECT *, max(recorded) OVER (PARTITION BY subject, area, shown_by, voice, source) AS latest FROM counting
  WHERE (shown_by, subject, area, id) NOT IN (
    SELECT shown_by, subject, area, replaces FROM counting WHERE replaces IS NOT NULL
  )
), weighed AS (
  SELECT *, row_number() OVER (
    PARTITION BY subject, area, shown_by
    ORDER BY rank DESC, (rank > 1 OR stated <> 'unreadable') DESC, recorded DESC,
      CASE stated WHEN 'covered' THEN 3 WHEN 'in_place' THEN 2 WHEN 'unclear' THEN 1 ELSE 0 END DESC,
      CASE strength WHEN 'binding' THEN 5 WHEN 'firm' THEN 4 WHEN 'intended' THEN 3 WHEN 'explored' THEN 2
        WHEN 'declared' THEN 1 ELSE 0 END DESC,
      id DESC
  ) AS place
  FROM speaking WHERE recorded = latest
)
SELECT subject AS agreement, area, shown_by AS codebook, stated AS value, strength, coder, source, locator,
  json_extract(span, '$.quote') AS quote, recorded, id AS claim
FROM weighed WHERE place = 1
"""

_QUOTES = """
CREATE VIEW quotes AS
SELECT id AS claim, subject, property, coder, source, locator, json_extract(span, '$.provision') AS provision,
  json_extract(span, '$.quote') AS quote, json_extract(span, '$.page') AS page, recorded
FROM standing_claims WHERE span IS NOT NULL AND property <> 'anchor'
"""

_EVENTS = """
CREATE VIEW events AS
SELECT subject, json_extract(value, '$.role') AS role, json_extract(value, '$.date') AS date, coder, source, locator,
  confidence, recorded, id AS claim
FROM standing_claims WHERE property = 'event' AND rank > 1
"""

_DIALOGUES = """
CREATE VIEW dialogues AS
SELECT subject AS dialogue, json_extract(value, '$.agreement') AS agreement, json_extract(value, '$.name') AS name,
  json_extract(value, '$.format') AS format, json_extract(value, '$.level') AS level,
  json_extract(value, '$.periodicity') AS periodicity, coder, source, locator, confidence, recorded, id AS claim
FROM standing_claims WHERE property = 'dialogue' AND rank > 1
"""


def upgrade() -> None:
    """Create the chain over what is here, then the guards and the views."""
    _chain()
    for table, there in _THERE.items():
        when = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {there})"  # noqa: S608  # names of our own
        refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        op.execute(f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} {when} {refuse}")
    for view in (_STANDING, _CELLS, _QUOTES, _EVENTS, _DIALOGUES):
        op.execute(view.strip())


def _chain() -> None:
    text = sa.Text()
    op.create_table(
        "chain",
        sa.Column("position", sa.Integer(), primary_key=True),
        *(sa.Column(name, text, nullable=False) for name in ("kind", "key", "head")),
        sa.UniqueConstraint("kind", "key"),
    )
    connection = op.get_bind()
    chain.extend(connection, chain.stored_links(connection))
    for deed in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER chain_no_{deed.lower()} BEFORE {deed} ON chain "
            "BEGIN SELECT RAISE(ABORT, 'chain is append-only'); END"
        )


def downgrade() -> None:
    """Refused: the log is never thrown away."""
    raise RuntimeError("a workspace does not go back: copy the file before an upgrade instead")
