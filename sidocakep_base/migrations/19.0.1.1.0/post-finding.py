"""One vocabulary of severity: the words that rules and imports had kept."""

WORDS = {"block": "severe", "error": "severe", "warn": "warning"}
STORED = {
    "sidocakep_import_problem": ("severity",),
    "sidocakep_profile": ("parent_line_severity", "smart_no_severity"),
    "sidocakep_profile_level_rule": ("severity", "standard_severity"),
}


def migrate(cr, version):
    """Write the new word where an old one stands."""
    for table, columns in STORED.items():
        for column in columns:
            for old, new in WORDS.items():
                cr.execute(
                    # The names are those above.
                    f"UPDATE {table} SET {column} = %s WHERE {column} = %s",  # pylint: disable=sql-injection
                    (new, old),
                )
