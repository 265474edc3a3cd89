"""What the tests of handing down share."""

from odoo.addons.sidocakep_base.models.indicator.sidocakep_indicator import SMART_FIELDS

from .common import YEAR, PkCase


class CascadeCase(PkCase):
    """The PK of the head of agency A, and the sum of 120 people to be shared.

    Below the head: the secretary and the head of division; below the latter the head
    of section and the functional official; below the head of section the pelaksana.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.iku_sum = cls.env["sidocakep.indicator"].create(
            {
                "name": "Keluarga berdaya",
                "company_id": cls.agency_a.id,
                "kind": "iku",
                "accumulation": "sum",
                "unit_id": cls.env["sidocakep.unit"]._find_or_create("Keluarga").id,
                "smart_reason": "Ditetapkan dalam rencana",
                **dict.fromkeys(SMART_FIELDS, "yes"),
            }
        )
        cls.pk = cls._create_pk(cls.job_head_a)
        cls.line_index, cls.line_sakip = cls.pk.line_ids
        cls.line_sum = cls.env["sidocakep.pk.line"].create(
            {
                "pk_id": cls.pk.id,
                "indicator_id": cls.iku_sum.id,
                "node_id": cls.node_s1.id,
                "written": "120",
                "sequence": 90,
            }
        )

    def _open(self, user=None, pk=None):
        """Return the wizard as ``user`` (default: the head himself) opens it."""
        pk = (pk or self.pk).with_user(user or self.user_head_a)
        action = pk.action_cascade()
        return (
            self.env[action["res_model"]]
            .with_user(pk.env.user)
            .browse(action["res_id"])
        )

    def _choose(self, wizard, lines, jobs, method=None):
        """Choose lines and positions and go on to the pairs."""
        for row in wizard.line_ids:
            row.is_chosen = row.pk_line_id in lines
            if method and row.is_chosen:
                row.method = method
        for person in wizard.person_ids:
            person.is_chosen = person.job_id in jobs
        wizard.action_next()
        return wizard.pair_ids

    def _hand_down(self, lines, jobs, method, user=None, pk=None, **vals):
        """Hand lines down and return the drafts, in the order of ``jobs``."""
        wizard = self._open(user, pk)
        self._choose(wizard, lines, jobs, method)
        wizard.write({"is_filled": False, **vals})
        wizard.action_hand_down()
        return self._get_drafts(jobs)

    def _get_drafts(self, jobs):
        pks = self.env["sidocakep.pk"].search(
            [("job_id", "in", jobs.ids), ("year", "=", YEAR)]
        )
        return pks.browse(
            pk.id
            for job in jobs
            for pk in pks.filtered(lambda pk, j=job: pk.job_id == j)
        )
