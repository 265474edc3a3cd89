"""What the two coverage reports share: they compute what is asked for, and no more."""

from odoo import models
from odoo.fields import Domain
from odoo.tools import SQL

from .coverage_sql import CONTEXT_KEY, DEPENDS, Scope

#: The positions of the agencies and of their PKs, with all below them; the PKs of the
#: agencies, and of others that carry them or are carried by them.
_READ_SCOPE = """
    WITH RECURSIVE span AS (
        SELECT id FROM hr_job WHERE company_id = ANY(%(companies)s)
         UNION
        SELECT job_id FROM sidocakep_pk WHERE company_id = ANY(%(companies)s)
         UNION
        SELECT job.id
          FROM span
         CROSS JOIN LATERAL (
               -- OFFSET 0: by the index, for each one
               SELECT id FROM hr_job WHERE superior_id = span.id OFFSET 0) AS job
    ), concerned AS (
        SELECT UNNEST(%(companies)s) AS company_id
         UNION
        SELECT other.company_id
          FROM sidocakep_pk_line own
          JOIN sidocakep_pk_line other ON other.parent_line_id = own.id
         WHERE own.company_id = ANY(%(companies)s)
         UNION
        SELECT above.company_id
          FROM sidocakep_pk_line own
          JOIN sidocakep_pk_line above ON above.id = own.parent_line_id
         WHERE own.company_id = ANY(%(companies)s)
    )
    SELECT ARRAY(SELECT id FROM span),
           ARRAY(
               SELECT pk.id FROM sidocakep_pk pk JOIN concerned USING (company_id)
                UNION
               SELECT pk.id
                 FROM sidocakep_pk pk JOIN hr_job job ON job.id = pk.job_id
                WHERE job.company_id = ANY(%(companies)s))
"""


class SidocakepCoverageMixin(models.AbstractModel):
    """A report on agencies and years that reads only those that are asked for.

    A filter by agency or year does not get below the windows and the recursion of the
    query. It is told to the query instead, whether it stands in a search or in the
    record rule of who sees one agency.
    """

    _name = "sidocakep.coverage.mixin"
    _description = "Coverage of Agencies and Years"
    _inherit = ["sidocakep.view.mixin"]

    def _search(self, domain, *args, **kwargs):
        asked = Domain(domain)
        if not (self.env.su or kwargs.get("bypass_access")):
            asked &= self.env["ir.rule"]._compute_domain(self._name, "read")
        scope = self._read_scope(
            self._get_asked(asked, "company_id"), self._get_asked(asked, "year")
        )
        reader = self.with_context(**{CONTEXT_KEY: scope})
        return super(SidocakepCoverageMixin, reader)._search(domain, *args, **kwargs)

    def _get_asked(self, domain, name):
        """Return the values to which ``domain`` keeps a field, or ``None`` for any."""
        domain = domain.optimize_full(self.sudo())
        # By what they have: the classes of domains are not for addons to import.
        is_and = getattr(domain, "OPERATOR", None) == "&"
        parts = domain.children if is_and else [domain]
        found = None
        for part in parts:
            if getattr(part, "field_expr", None) != name:
                continue
            if part.operator == "in" and all(type(item) is int for item in part.value):
                found = set(part.value) if found is None else found & set(part.value)
        return None if found is None else sorted(found)

    def _read_scope(self, company_ids, years):
        """Return the :class:`Scope` of some agencies and years (``None``: of all)."""
        if company_ids is None:
            return Scope(None, years)
        for model_name in ("hr.job", "sidocakep.pk", "sidocakep.pk.line"):
            self.env[model_name].flush_model(DEPENDS[model_name])
        [(job_ids, pk_ids)] = self.env.execute_query(
            SQL(_READ_SCOPE, companies=company_ids)
        )
        return Scope(company_ids, years, job_ids, pk_ids)
