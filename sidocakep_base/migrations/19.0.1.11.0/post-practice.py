"""The days of measurements under Paser 23/2016 are cited as what they are.

Its article 7(4) names no day, and PermenPANRB 53/2014 neither: two weeks and a month
are local practice. Rows that still cite these two are of this program, or copies of
one; what a regency wrote itself (the number of its circular) stays.
"""

CITED = "Pasal 7 ayat (4); PermenPANRB Nomor 53 Tahun 2014"


def migrate(cr, _version):
    cr.execute(
        """
        UPDATE sidocakep_profile_deadline SET article = 'Praktik setempat'
         WHERE article = %s AND document IN ('measurement_quarter', 'measurement_year')
        """,
        [CITED],
    )
    cr.execute(
        """
        UPDATE sidocakep_deadline
           SET article = 'Praktik setempat'
         WHERE article LIKE '%%' || %s
           AND document IN ('measurement_quarter', 'measurement_year')
        """,
        [CITED],
    )
