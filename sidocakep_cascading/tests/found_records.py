"""A row of each view of the database, for the tests that ask for every model."""

from .common import YEAR


def find_views(cls):
    """Return a row of each view of the agency."""
    env = cls.env
    findings = env["sidocakep.coverage.finding"].search(
        [("company_id", "=", cls.agency_a.id)], limit=1
    )
    coverage = env["sidocakep.coverage"].search(
        [("company_id", "=", cls.agency_a.id), ("year", "=", YEAR)], limit=1
    )
    notice = env["sidocakep.performance.tree.notice"].search(
        [("tree_id", "=", cls.tree.id)], limit=1
    )
    compliance = env["sidocakep.compliance"].search(
        [("company_id", "=", cls.agency_a.id), ("component", "=", "component_pk")],
        limit=1,
    )
    return findings, coverage, notice, compliance


def find_overview(cls):
    """Return a row of each view of the overview, of what was measured before."""
    env = cls.env
    env.flush_all()
    standing = env["sidocakep.agency.standing"].search(
        [("company_id", "=", cls.agency_a.id)], limit=1
    )
    owed = env["sidocakep.punctuality"].search(
        [("agency_id", "=", cls.agency_a.id)], limit=1
    )
    env["sidocakep.lhe.recommendation"].create(
        {
            "company_id": cls.agency_a.id,
            "name": "Selaraskan",
            "report_number": "700/1",
            "report_date": "2026-01-05",
        }
    )
    env.flush_all()
    asked = env["sidocakep.open.follow.up"].search(
        [("company_id", "=", cls.agency_a.id)], limit=1
    )
    window = env["sidocakep.overview"].with_user(cls.user_head_a)
    return (
        standing,
        owed,
        asked,
        window.create({"year": YEAR, "period": "1"}).with_env(env),
    )
