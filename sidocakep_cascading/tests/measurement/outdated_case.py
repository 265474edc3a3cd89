from odoo.tests import freeze_time

from ..measurement_case import MeasurementCase


class OutdatedCase(MeasurementCase):
    """Two quarters and the year of agency A, and ways to correct what they rest on.

    Referrals are added up: 24 of 30 in quarter I, 36 of 30 in quarter II.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._set_quarter(cls.output, 2, "30")
        with freeze_time("2026-04-02 03:00:00"):
            cls.share, cls.figure = cls._open()
            cls._verify(cls.share, cls.user_ech3_a, "17", "20")
            cls._verify(cls.figure, cls.user_ech4_a, "24")
        cls._put(cls.output, 2026, 2, 36, asked_job_id=cls.job_ech4_a.id)
        periods = ({"period_no": 1}, {"period_no": 2})
        cls.first, cls.second = (cls._measure(**key) for key in periods)
        cls.year = cls._measure(period_kind="year", period_no=0)
        cls.settled = cls.first | cls.second | cls.year

    def _settle(self, *measurements):
        for item in measurements:
            item.with_user(self.user_head_a).action_send()
            item.with_user(self.user_monev).action_accept()

    def _reopen(self, measurement):
        request = self.env["sidocakep.measurement.reopening"]
        request = request.with_user(self.user_secretary_a).create(
            {"measurement_id": measurement.id, "reason": "Register tercecer"}
        )
        office = request.with_user(self.user_organisasi)
        office.write({"answer": "Sesuai surat", "date_until": "2027-01-20"})
        office.action_grant()

    def _replace(self, figure, user, *numbers, **vals):
        """Correct a figure; one that is said to be final is released."""
        own = figure.with_user(user)
        is_final = "release_status" in vals
        amend = own.action_amend_released if is_final else own.action_amend
        successor = figure.browse(amend()["res_id"])
        if is_final:
            self._attach(successor.with_user(user))
        vals = {"amendment_reason": "Register tercecer", **vals}
        self._verify(successor, user, *numbers, **vals)
        self.env.invalidate_all()
        return successor
