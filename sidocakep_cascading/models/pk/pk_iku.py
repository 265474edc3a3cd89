"""The decrees of the IKU in force, for the indicators of many PKs at once."""


class IkuDecrees:
    """What the decree of the agency, or of the government, says of an indicator.

    Read in one query when it is first asked, whatever the number of PKs.
    """

    def __init__(self, sources):
        pks = sources.pks
        companies = pks.line_ids.indicator_id.company_id
        self._decrees = sources.env["sidocakep.iku.decree"]._get_in_force(companies)

    def get(self, indicator):
        """Return the decree in force of the agency of ``indicator``, or ``None``."""
        return self._decrees.get(indicator.company_id.id)
