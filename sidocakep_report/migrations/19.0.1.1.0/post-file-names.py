"""Files of prints are named anew in every language.

The name is code, and translated like a word: the reader's language kept the former one.
"""

REPORTS = ("report_pk", "report_pk_difference")


def migrate(cr, version):
    cr.execute(
        "UPDATE ir_act_report_xml SET print_report_name ="
        " jsonb_build_object('en_US', print_report_name -> 'en_US')"
        " WHERE report_name = ANY(%s)",
        ([f"sidocakep_report.{name}" for name in REPORTS],),
    )
