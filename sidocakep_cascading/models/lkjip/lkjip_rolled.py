"""What all indicators of an agency come to, each time with its basis."""

from odoo.addons.sidocakep_base.engine.achievement.rollup import say_parts

BASIS_NOTE = "Capaian (%) setiap baris: {basis}"


class LkjipRolled:
    """The achievements that are made of many, as the measurement has them."""

    def say_basis(self, scope):
        """Return a note that says of which indicators the rolled-up figures are."""
        basis = self.profile._get_rollup_basis(scope, self.report._get_period_end())
        return [BASIS_NOTE.format(basis=basis)] if basis else []

    def say_rolled(self):
        """Return a note for each achievement of the whole: of the agency, of its head.

        They are of other indicators: one without the other looks like an error on the
        paper where the other stands.
        """
        whose = "Pemerintah Daerah" if self.is_government else "Perangkat Daerah"
        wholes = (
            (f"Capaian {whose}", "agency", self.measurement),
            ("Capaian PK kepalanya", "official", self.sheet),
        )
        day = self.report._get_period_end()
        return [
            f"{name}: {self._say_whole(whole, scope, day)}"
            for name, scope, whole in wholes
            if whole.printed
        ]

    def _say_whole(self, whole, scope, day):
        basis = self.profile._get_rollup_basis(scope, day, whole.printed)
        rating = f" ({whole.rating})" if whole.rating else ""
        words = [whole.printed + rating, basis]
        rollup = self.profile._get_rollup(scope, day)
        said = ", ".join(filter(None, words))
        parts = say_parts(whole.line_ids._to_results(), rollup) if rollup else ""
        return "; ".join(filter(None, (said, parts)))
