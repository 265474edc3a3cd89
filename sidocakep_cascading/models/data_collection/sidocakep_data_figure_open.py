"""Figures ask for themselves: period by period, of whoever holds the post that day."""

from odoo import api, models

from .sidocakep_data_figure import OPEN_STATES, SENT
from .sidocakep_data_figure_send import ACTIVITIES


class SidocakepDataFigure(models.Model):
    """One row for each card and period that has come; who is asked follows the post.

    Paser 23/2016 art. 8(2)d, 8(2)f.
    """

    _name = "sidocakep.data.figure"
    _inherit = "sidocakep.data.figure"

    @api.model
    def _cron_open(self):
        """Open what has become due and ask whoever holds the posts today."""
        collections = self.env["sidocakep.data.collection"]._get_worked_by()
        collections._open_figures()
        waiting = self.search([("state", "in", (*OPEN_STATES, SENT))])
        waiting._follow_posts()

    def _follow_posts(self):
        """Ask those who hold the posts now; who was asked before is asked no more."""
        waiting = self.filtered(lambda figure: figure.state in OPEN_STATES)
        waiting._ask_changed(waiting._get_asked_users_today())
        sent = self.filtered(lambda figure: figure.state == SENT)
        verifiers = sent._get_verifiers()
        sent._ask_changed({key: found.user for key, found in verifiers.items()})

    def _ask_changed(self, users):
        """Ask anew where another person is to be asked than was.

        :param users: ``{figure id: user}``
        """
        asked = self._get_open_steps()
        nobody = self.env["res.users"]
        changed = self.filtered(
            lambda figure: (
                users.get(figure.id, nobody)
                != (asked[figure.id].user_id if figure.id in asked else nobody)
            )
        )
        if not changed:
            return
        # Taken back, not done: nobody did what another is asked for now.
        changed.sudo().activity_unlink(list(ACTIVITIES))
        if changed[0].state == SENT:
            changed._ask_verifiers()
        else:
            changed._ask_entry()

    def _get_asked_users_today(self):
        """Return ``{figure id: user}`` and keep which position that is.

        The holder of the responsible position; while nobody is reached there, that of
        the nearest position above it. As many queries as the ladder has steps.
        """
        day = self.env.user._get_office_day()
        found = self.sudo().responsible_job_id._get_reached(day)
        users, moved = {}, {}
        for figure in self.sudo():
            job, user = found.get(figure.responsible_job_id.id, (None, None))
            asked = job or figure.responsible_job_id
            if figure.asked_job_id != asked:
                moved[asked] = moved.get(asked, figure.browse()) | figure
            if user:
                users[figure.id] = user
        for asked, figures in moved.items():
            figures._with_workflow_bypass().write({"asked_job_id": asked.id})
        return users
