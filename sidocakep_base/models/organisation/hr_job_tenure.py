from odoo import api, models

#: Names what is noted until the transaction is flushed.
KEY = "sidocakep_base.tenure"


class HrJob(models.Model):
    """Tells that somebody came, went or was moved, once for all that was written.

    Every change of who holds what is noted by the record that makes it; before the
    transaction is committed (or a savepoint begins) :meth:`_on_tenure_changed` is
    called once for all of them. What is rolled back is told to nobody.
    """

    _name = "hr.job"
    _inherit = ["hr.job", "sidocakep.tenure.mixin"]

    _tenure_fields = frozenset(
        {"active", "company_id", "is_single_holder", "position_kind_id"}
    )

    def _note_tenure_of(self):
        self._note_tenure()

    def _on_tenure_changed(self, companies):
        """Follow a change of who holds these positions; extended by the rooms above.

        ``self`` is sudo: every position that one of the touched people holds or ever
        held, since the end of one holding is the beginning of another. It runs once,
        when all is written, and must not raise: HR has done its work.

        :param companies: the agencies of the positions, before and after the change
        """

    def _get_ever_holding(self):
        """Return the logins of all who hold these posts, or ever did; sudo."""
        people = self.env["hr.employee"].sudo()
        for model in ("hr.version", "sidocakep.acting.official"):
            rows = self.env[model].sudo().with_context(active_test=False)
            people |= rows.search([("job_id", "in", self.ids)]).employee_id
        return people.user_id

    def _note_tenure(self, employees=()):
        """Note that the holders of these positions changed, or the posts of employees.

        To be called before a change that takes a position away, and after one that
        gives one.
        """
        if not (self or employees):
            return
        precommit = self.env.cr.precommit
        if KEY not in precommit.data:
            precommit.data[KEY] = (set(), set(), set())
            # Also where nothing comes of it: what is kept from here on is then
            # forgotten with what was written.
            self.env.registry.clear_cache()
            precommit.add(
                self.env["hr.job"].sudo().with_context(active_test=True)._tell_tenure
            )
        job_ids, company_ids, employee_ids = precommit.data[KEY]
        job_ids.update(self.ids)
        company_ids.update(self.sudo().company_id.ids)
        employee_ids.update(employee.id for employee in employees)

    @api.model
    def _tell_tenure(self):
        """Call :meth:`_on_tenure_changed` for what was noted."""
        noted = self.env.cr.precommit.data.pop(KEY, None)
        if not noted:
            return
        # Which agency is one's own is kept with the rights, see ``ir.rule``.
        self.env.registry.clear_cache()
        job_ids, company_ids, employee_ids = noted
        jobs = self.browse(job_ids)
        for model in ("hr.version", "sidocakep.acting.official"):
            [(held,)] = (
                self.env[model]
                .with_context(active_test=False)
                ._read_group(
                    [("employee_id", "in", list(employee_ids))],
                    [],
                    ["job_id:recordset"],
                )
            )
            jobs |= held
        jobs = jobs.exists()
        people = self.env["hr.employee"].with_context(active_test=False)
        people = people.browse(employee_ids).exists().user_id
        # First: who may look into the agency may be asked there.
        (people | jobs._get_ever_holding())._follow_posts()
        companies = self.env["res.company"].browse(company_ids).exists()
        jobs._on_tenure_changed(companies | jobs.company_id)
