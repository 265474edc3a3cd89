"""What was spent and is another sum than a paper says that was signed with it."""

from odoo.addons.sidocakep_base.engine.figures.indonesian import MONTHS, format_rupiah

from .sidocakep_measurement_quoted import ChangedFigure


def find_changed_money(companies, year, until_month, since):
    """Return ``[ChangedFigure]``: of each agency its realisation, corrected since.

    :param companies: of which a paper says the realisation
    :param until_month: number of the last month that it adds up
    :param since: when it was signed or issued
    """
    companies, env = companies.sudo(), companies.env
    found = env["sidocakep.realisation"].sudo()
    found = found._find_spent_otherwise(companies, year, until_month, since)
    until = f"{MONTHS[until_month - 1]} {year}"
    return [
        ChangedFigure(
            # As the papers call it, whatever the language of the reader.
            f"Realisasi anggaran {company.name} s.d. {until}",
            _say(env, found[company.id]),
            found[company.id].day,
        )
        for company in companies
        if company.id in found
    ]


def _say(env, spent):
    """Return in words what became of a sum, or that it is divided otherwise."""
    if spent.former == spent.latest:
        return env._(
            "%(sum)s as before, divided otherwise over the sub-activities",
            sum=format_rupiah(spent.latest),
        )
    return env._(
        "%(old)s became %(new)s",
        old=format_rupiah(spent.former),
        new=format_rupiah(spent.latest),
    )
