"""A quarter of agency A that is sent, accepted, reopened and corrected."""

from ..measurement_case import MeasurementCase


class StepsCase(MeasurementCase):
    """One figure is verified, 85 of 80; the other was asked for and never came."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_quarter("17")
        cls.line = cls.measurement.line_ids.filtered(
            lambda line: line.indicator_id == cls.outcome
        )

    def _as(self, user):
        return self.measurement.with_user(user)

    def _send(self):
        self._as(self.user_head_a).action_send()

    def _accept(self):
        self._send()
        self._as(self.user_monev).action_accept()

    def _reopen(self, until="2026-04-20"):
        request = self.env["sidocakep.measurement.reopening"]
        request = request.with_user(self.user_secretary_a).create(
            {"measurement_id": self.measurement.id, "reason": "Register tercecer"}
        )
        request.with_user(self.user_organisasi).write(
            {"answer": "Sesuai surat", "date_until": until}
        )
        request.with_user(self.user_organisasi).action_grant()
        return request

    def _replace_figure(self, first, **vals):
        own = self.figure.with_user(self.user_ech3_a)
        is_final = vals.get("release_status") in ("official", "audited")
        amend = own.action_amend_released if is_final else own.action_amend
        if is_final and self.collection.state != "decided":
            self._decree(self.card)
        successor = own.browse(amend()["res_id"])
        if is_final:
            self._attach(successor)
        self._enter(
            successor,
            self.user_ech3_a,
            first,
            "20",
            amendment_reason="Diperbaiki",
            **vals,
        )
        successor.action_send()
        successor.with_user(self.user_secretary_a).action_verify()
        return successor
