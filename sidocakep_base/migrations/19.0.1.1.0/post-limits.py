"""Offsets and notices that nobody can have meant are cut to the longest that is taken.

With them the form that would mend them did not open.
"""

LONGEST = {"day": 3660, "working_day": 2610, "week": 522, "month": 120}
LONGEST_NOTICE = 366


def migrate(cr, version):
    for unit, longest in LONGEST.items():
        cr.execute(
            "UPDATE sidocakep_profile_deadline SET offset_value = %s"
            " WHERE offset_unit = %s AND offset_value > %s",
            (longest, unit, longest),
        )
    cr.execute(
        "UPDATE sidocakep_profile SET notice_days = %s WHERE notice_days > %s",
        (LONGEST_NOTICE, LONGEST_NOTICE),
    )
