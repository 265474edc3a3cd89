"""Articles of the two shipped profiles are cited in one style.

Only where they stand as they were shipped; what a government wrote itself is its own.
Forms on which documents were signed too: their article is not on paper.
"""

from odoo.tools import SQL

TABLES = (
    "sidocakep_profile_level_rule",
    "sidocakep_profile_deadline",
    "sidocakep_profile_form",
)
ON_PROFILE = ("pk_basis_article", "smart_article")
#: Profile > article as it was shipped > as it is shipped now.
ARTICLES = {
    "profile_gunung_mas": {
        "Gunung Mas 24/2024 Lampiran B.4.b.1)": (
            "Lampiran huruf B angka 4 huruf b angka 1)"
        ),
        "Gunung Mas 24/2024 Lampiran B.4.b.2)": (
            "Lampiran huruf B angka 4 huruf b angka 2)"
        ),
        "Gunung Mas 24/2024 Lampiran C.2.a, C.4.a, C.6": (
            "Lampiran huruf C angka 2 huruf a, angka 4 huruf a, dan angka 6"
        ),
        "Gunung Mas 24/2024 Lampiran C.2.b, C.4.b, C.6": (
            "Lampiran huruf C angka 2 huruf b, angka 4 huruf b, dan angka 6"
        ),
        "Gunung Mas 24/2024 Lampiran C.2.c, C.4.b, C.6": (
            "Lampiran huruf C angka 2 huruf c, angka 4 huruf b, dan angka 6"
        ),
        "Gunung Mas 24/2024 Lampiran C.2.d, C.4.b, C.6": (
            "Lampiran huruf C angka 2 huruf d, angka 4 huruf b, dan angka 6"
        ),
        "Gunung Mas 24/2024 Lampiran C.2.e, C.4.b, C.6": (
            "Lampiran huruf C angka 2 huruf e, angka 4 huruf b, dan angka 6"
        ),
        "Gunung Mas 24/2024 Lampiran C.2.f": "Lampiran huruf C angka 2 huruf f",
        "Gunung Mas 24/2024 Lampiran C.2.g": "Lampiran huruf C angka 2 huruf g",
        "Gunung Mas 24/2024 Lampiran C.6 (Bupati)": "Lampiran huruf C angka 6 (Bupati)",
        "Gunung Mas 24/2024 Lampiran C.6 (Pimpinan Perangkat Daerah d"
        "an penjelasan pengisian)": (
            "Lampiran huruf C angka 6 (Pimpinan Perangkat Daera"
            "h dan penjelasan pengisian)"
        ),
        "Gunung Mas 24/2024 Lampiran D": "Lampiran huruf D",
        "Gunung Mas 24/2024 Lampiran E": "Lampiran huruf E",
        "Gunung Mas 24/2024 Pasal 11(2)": "Pasal 11 ayat (2)",
        "Gunung Mas 24/2024 Pasal 6(2)": "Pasal 6 ayat (2)",
        "Gunung Mas 24/2024 Pasal 6(4)": "Pasal 6 ayat (4)",
        "Gunung Mas 24/2024 Pasal 7(2), Lampiran C.3": (
            "Pasal 7 ayat (2) dan Lampiran huruf C angka 3"
        ),
        "Gunung Mas 24/2024 Pasal 7(4)": "Pasal 7 ayat (4)",
        "Gunung Mas 24/2024 Pasal 9(8)": "Pasal 9 ayat (8)",
        "Gunung Mas 24/2024 Pasal 9(9)": "Pasal 9 ayat (9)",
    },
    "profile_paser": {
        "Paser 23/2016 Lampiran I": "Lampiran angka I",
        "Paser 23/2016 Lampiran II": "Lampiran angka II",
        "Paser 23/2016 Pasal 3(3)": "Pasal 3 ayat (3)",
        "Paser 23/2016 Pasal 4(3)": "Pasal 4 ayat (3)",
        "Paser 23/2016 Pasal 4(3); PermenPANRB 53/2014": (
            "Pasal 4 ayat (3); PermenPANRB Nomor 53 Tahun 2014"
        ),
        "Paser 23/2016 Pasal 5(1)a": "Pasal 5 ayat (1) huruf a",
        "Paser 23/2016 Pasal 5(1)b": "Pasal 5 ayat (1) huruf b",
        "Paser 23/2016 Pasal 5(1)c": "Pasal 5 ayat (1) huruf c",
        "Paser 23/2016 Pasal 5(1)d": "Pasal 5 ayat (1) huruf d",
        "Paser 23/2016 Pasal 5(1)e": "Pasal 5 ayat (1) huruf e",
        "Paser 23/2016 Pasal 5(2)a": "Pasal 5 ayat (2) huruf a",
        "Paser 23/2016 Pasal 5(2)b": "Pasal 5 ayat (2) huruf b",
        "Paser 23/2016 Pasal 5(2)c": "Pasal 5 ayat (2) huruf c",
        "Paser 23/2016 Pasal 5(2)d": "Pasal 5 ayat (2) huruf d",
        "Paser 23/2016 Pasal 5(2)e": "Pasal 5 ayat (2) huruf e",
        "Paser 23/2016 Pasal 7(4); PermenPANRB 53/2014": (
            "Pasal 7 ayat (4); PermenPANRB Nomor 53 Tahun 2014"
        ),
        "Paser 23/2016 Pasal 9(4); PermenPANRB 53/2014": (
            "Pasal 9 ayat (4); PermenPANRB Nomor 53 Tahun 2014"
        ),
    },
}


def migrate(cr, version):
    for name, articles in ARTICLES.items():
        cr.execute(
            "SELECT res_id FROM ir_model_data"
            " WHERE module = 'sidocakep_base' AND name = %s",
            [name],
        )
        if not (found := cr.fetchone()):
            continue
        for table in TABLES:
            _replace(cr, table, "article", "profile_id", found[0], articles)
        for column in ON_PROFILE:
            _replace(cr, "sidocakep_profile", column, "id", found[0], articles)


def _replace(cr, table, column, key, profile_id, articles):
    cr.execute(
        SQL(
            """
            UPDATE %(table)s SET %(column)s = shipped.now
              FROM UNNEST(%(before)s::varchar[], %(now)s::varchar[])
                AS shipped (before, now)
             WHERE %(key)s = %(profile)s AND %(column)s = shipped.before
            """,
            table=SQL.identifier(table),
            column=SQL.identifier(column),
            key=SQL.identifier(key),
            profile=profile_id,
            before=list(articles),
            now=list(articles.values()),
        )
    )
