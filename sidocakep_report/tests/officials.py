"""Whoever signs a paper stands on it by the same block: name, rank and NIP."""

from lxml import etree, html

from odoo.exceptions import UserError

#: The block, and what calls it for a party or for a prefix of a content.
BLOCKS = {f"sidocakep_report.{name}" for name in ("official", "official_of")} | {
    "sidocakep_report.signatory"
}
#: Templates whose place of a signature is otherwise, and why.
OTHERWISE = {
    "iku_gazette": "whoever publishes a regulation is left to the pen",
    "iku_signature_1": "an annex that was decided when it was printed alone",
}
#: Of the newest records one may have nothing to print.
TRIED = 3
SIGNED = "//table[contains(@class, 'ts-sign')]//td[descendant-or-self::*/b]"


def list_other_blocks(case):
    """Return the templates of which a place of a signature does not call the block."""
    views = case.env["ir.ui.view"].search(
        [("type", "=", "qweb"), ("key", "=like", "sidocakep_report.%")]
    )
    found = []
    for view in views:
        for row in etree.fromstring(view.arch_db).xpath(
            "//table[contains(@class, 'ts-sign')]//tr[@class='ts-sign-space']"
        ):
            cells = row.xpath("following-sibling::tr[1]//td[node()]")
            called = [set(cell.xpath(".//@t-call")) & BLOCKS for cell in cells]
            if not (cells and all(called)):
                found.append(view.key.partition(".")[2])
    return found


def check_officials(case, page, day=None):
    """Each civil servant who is named below a signature has his rank and NIP there.

    :param page: rendered, as the typesetter is given it
    :return: how many there are
    """
    employees = case.env["hr.employee"].sudo().with_context(active_test=False)
    count = 0
    for cell in html.fromstring(page).xpath(SIGNED):
        name = " ".join(cell.xpath("string((.//b)[1])").split()).strip("()")
        person = employees.search([("name", "=", name)], limit=1)
        if not person.nip_display:
            continue
        values = person._get_signature_values(day)
        words = " ".join(cell.text_content().split())
        case.assertIn(f"NIP. {values['nip']}", words)
        case.assertIn(values["rank"], words)
        count += 1
    return count


def check_each_form(case):
    """Ask the same of each form of the registry that has something to print here.

    :return: names of the forms on which a civil servant signs
    """
    found = set()
    for report in case.env["ir.actions.report"].search([("is_typeset", "=", True)]):
        model = case.env[report.model]
        if model._transient:
            continue
        for record in model.search([], order="id desc", limit=TRIED):
            try:
                page = report._render_qweb_html(report.report_name, record.ids)[0]
            except UserError:
                continue
            with case.subTest(form=report.report_name, record=record.id):
                if check_officials(case, page):
                    found.add(report.report_name.partition(".")[2])
    return found
