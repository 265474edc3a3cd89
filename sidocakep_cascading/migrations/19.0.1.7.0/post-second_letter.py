"""Letters that stand twice in Paser 23/2016 are cited as the second."""

ARTICLES = {
    "Pasal 2 huruf e yang kedua": "Pasal 2 huruf e (kedua)",
    "Pasal 2 huruf c dan Pasal 9 ayat (3)": (
        "Pasal 2 huruf c, Pasal 6 ayat (4) huruf f (kedua), dan Pasal 9 ayat (3)"
    ),
}


def migrate(cr, version):
    """Articles as they were delivered; one that somebody rewrote stays."""
    for old, new in ARTICLES.items():
        cr.execute(
            "UPDATE sidocakep_profile_rule SET article = %s WHERE article = %s",
            [new, old],
        )
