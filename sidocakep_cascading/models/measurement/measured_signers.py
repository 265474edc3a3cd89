"""Who signs the sheets of measurements of one period: who held each post at its end."""


class Signers:
    """Name, rank and NIP below each sheet; all are read together.

    :param measurements: of one year and period, sudo
    """

    def __init__(self, measurements):
        self._day = measurements[:1].date_end
        self._nobody = measurements.env["hr.employee"].sudo()
        self._holders = measurements.sheet_ids.job_id._get_holders(self._day)
        people = self._nobody.union(
            *(holder.employee for found in self._holders.values() for holder in found)
        )
        people.version_ids.rank_id.mapped("display_name")

    def get(self, sheet):
        """Return who reports, as papers keep it; whoever is gone has his name alone."""
        employee = self._nobody
        for holder in self._holders.get(sheet.job_id.id, ()):
            if holder.employee.name == sheet.holder_name:
                employee = holder.employee
        values = employee._get_official_values("signer", self._day)
        return {**values, "signer_name": sheet.holder_name or ""}
