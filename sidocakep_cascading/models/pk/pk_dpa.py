"""Which DPA and plan a PK stands on: those that were in force on its date.

A PK of 13 January stands on the DPA of January, whatever was ratified in September: it
is drawn, checked and printed from that one, also where it is drawn up late. A PK
without a date is of today. Its plan and the targets in it are those of that day too,
whatever was amended later. One that is older than its first DPA is told so, and stands
on that (Gunung Mas 24/2024 art. 6(2)). Where the profile accepts it, the definitive RKA
stands until there is a DPA (Paser 23/2016 art. 4(3)).
"""

from ...const import KIND_HEAD_OF_REGION


def find_budgets(pks, as_now=False):
    """Return ``{pk id: DPA}``; of the head of region those of all agencies.

    :param as_now: the DPA as it stands now, beside which what was signed is read
    """
    result = {}
    for year, of_year in pks.grouped("year").items():
        result |= _find_of_year(of_year, year, as_now)
    return result


def _find_of_year(pks, year, as_now):
    budget_model = pks.env["sidocakep.budget"]
    heads = filter_heads_of_region(pks)
    companies = pks.company_id.parent_ids
    if heads:
        companies |= companies.search(
            [("id", "child_of", heads.company_id.root_id.ids)]
        )
    days = {pk: get_day(pk, as_now) for pk in pks}
    by_day = budget_model._get_in_force_on(companies, {None, *days.values()}, year=year)
    first = {
        company_id: _get_first(budget) for company_id, budget in by_day[None].items()
    }
    rkas = {}
    if any(pks.mapped("profile_id.pk_accepts_rka")):
        rkas = budget_model._get_definitive_rkas(companies, year)
    result = {}
    for pk in pks:
        by_company = {**first, **by_day[days[pk]]}
        if pk.profile_id.pk_accepts_rka:
            by_company = {**rkas, **by_company}
        if pk in heads:
            root = pk.company_id.root_id
            result[pk.id] = budget_model.concat(*by_company.values()).filtered(
                lambda budget, root=root: budget.company_id.root_id == root
            )
        else:
            result[pk.id] = get_nearest(pk.company_id, by_company) or budget_model
    return result


def get_day(pk, as_now=False):
    """Return the day whose DPA and plan a PK stands on; ``None``: of today."""
    return None if as_now else pk.date_document or None


def _get_first(document):
    """Return the first of the versions of which ``document`` is the last."""
    while document.previous_id:
        document = document.previous_id
    return document


def find_plans(companies, kind, year, days):
    """Return ``{day: {company id: plan}}``: the plans in force on each day.

    As of a DPA: a PK that is older than the document of its plan stands on the first
    version of it.
    """
    plans = companies.env["sidocakep.plan"]
    by_day = plans._get_in_force_on(companies, {None, *days}, kind=kind, year=year)
    first = {key: _get_first(plan) for key, plan in by_day[None].items()}
    return {day: ({**first, **by_day[day]} if day else by_day[None]) for day in days}


def filter_heads_of_region(pks):
    return pks.filtered(lambda pk: pk.position_kind_id.code == KIND_HEAD_OF_REGION)


def get_nearest(company, by_company):
    """Return what the unit itself has, else the nearest agency above it."""
    for unit in reversed(company.parent_ids[1:] or company):
        if unit.id in by_company:
            return by_company[unit.id]
    return None
