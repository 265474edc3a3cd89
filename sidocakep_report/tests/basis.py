"""Whatever paper prints an achievement made of many says of which it is."""

from odoo.exceptions import UserError

from odoo.addons.sidocakep_cascading.engine.rollup_basis import WHOSE

#: Scope > a figure that nothing else on a paper is.
FIGURES = {"official": "71,2345", "agency": "73,4567"}
#: How a paper says of how many indicators it is: in a sentence or a column.
OF_HOW_MANY = r"\d+ dari \d+ indikator|Diukur</th>"
#: Of the newest records one may have nothing to print.
TRIED = 3


def set_rolled(case, measurement):
    """Let sheets and measurement have figures that are found on a page."""
    case.env.flush_all()
    case.env.cr.execute(
        "UPDATE sidocakep_measurement_sheet SET printed = %s WHERE measurement_id = %s",
        [FIGURES["official"], measurement.id],
    )
    case.env.cr.execute(
        "UPDATE sidocakep_measurement SET printed = %s WHERE id = %s",
        [FIGURES["agency"], measurement.id],
    )
    case.env.invalidate_all()


def find_rolled(case):
    """Render each form of the registry; return ``{(form, scope)}`` of what it printed.

    What prints a figure has the phrase of its basis.
    """
    found = set()
    for report in case.env["ir.actions.report"].search([("is_typeset", "=", True)]):
        model = case.env[report.model]
        records = model.search([], order="id desc", limit=TRIED)
        if not records and model._transient:
            records = model.create({})
        for record in records:
            try:
                page = report._render_qweb_html(report.report_name, record.ids)[0]
            except UserError:
                continue
            words = " ".join(page.decode().split())
            for scope, figure in FIGURES.items():
                if figure in words:
                    found.add((report.report_name.partition(".")[2], scope))
                    with case.subTest(form=report.report_name, scope=scope):
                        case.assertIn(WHOSE[scope], words)
                        case.assertRegex(words, OF_HOW_MANY)
    return found
