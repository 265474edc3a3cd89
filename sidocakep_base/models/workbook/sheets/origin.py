"""For whom a workbook was made: another agency, plan or year is one problem.

What does not fit because of it (columns of other years, components of another tree)
follows from that one and is not told besides.
"""

from ....engine.finding import WARNING
from ....engine.workbook import Problem, normalize

# The sheets whose columns are the years of the plan.
_OF_THE_PLAN = ("plan", "indicators")
_FOLLOWING = ("missing_column", "unknown_column")


def facts_of(run):
    """Return what the hidden sheet of a workbook says of its origin."""
    return (
        ("agency", run.company.name),
        ("year", str(run.year)),
        ("plan", run.plan.name or ""),
        ("plan_ref", str(run.plan.id or "")),
    )


def check_origin(run, reading):
    """Add the problems of the origin to the run.

    :return: whether what else is in the file has a meaning here
    """
    meta = reading.meta
    agency = meta.get("agency")
    if agency and normalize(agency) != normalize(run.company.name):
        facts = {"agency": agency, "expected": run.company.name}
        run.problems.append(Problem("foreign_agency", value=agency, facts=facts))
        return False
    problem = _of_plan(run, reading) or _of_year(run, reading)
    if problem is None:
        return True
    run.problems.append(problem)
    return not problem.is_severe


def _of_plan(run, reading):
    """A file that was made with another plan, or without the one that is chosen."""
    meta = reading.meta
    plan = meta.get("plan")
    if plan is None or meta.get("plan_ref") == str(run.plan.id or ""):
        return None
    if plan and not run.plan:
        return Problem("file_has_plan", value=plan, facts={"plan": plan})
    if plan and normalize(plan) != normalize(run.plan.name):
        facts = {"plan": plan, "expected": run.plan.display_name}
        return Problem("other_plan", value=plan, facts=facts)
    if not plan:
        return _without_plan(run, reading)
    return None


def _without_plan(run, reading):
    """Made before there was a plan: its years are missing, if it speaks of them."""
    filled = [key for key in _OF_THE_PLAN if _has_rows(reading, key)]
    if filled:
        facts = {"expected": run.plan.display_name}
        return Problem("file_without_plan", facts=facts)
    titles = {run.handlers[key].sheet.title for key in _OF_THE_PLAN}
    reading.problems[:] = [
        problem
        for problem in reading.problems
        if problem.sheet not in titles or problem.code not in _FOLLOWING
    ]
    return None


def _of_year(run, reading):
    """Another year is told; it stops where the columns are of other years."""
    year = reading.meta.get("year")
    if not year or year == str(run.year):
        return None
    facts = {"year": year, "expected": str(run.year)}
    problem = Problem("other_year", WARNING, value=year, facts=facts)
    if any(found.code in _FOLLOWING for found in reading.problems):
        return Problem("other_year", value=year, facts=facts)
    return problem


def _has_rows(reading, key):
    return key in reading.sheets and bool(reading.sheets[key].rows)
