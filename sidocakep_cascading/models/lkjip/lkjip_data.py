"""Where the figures of a report come from, how final they are, and why some lack."""

from ...engine.efficiency import MISSED, WITHOUT_FIGURE
from ...engine.report_data import UNKNOWN_SOURCE
from ...engine.report_sentences import NOT_DUE
from ..data_collection.data_columns import STANDINGS
from ..data_collection.sidocakep_data_figure import LOOSE_STANDINGS
from ..data_collection.sidocakep_data_figure_earlier import BEFORE
from ..measurement.measured_words import join_lines, say_reason

#: What is no figure has no standing either.
NO_STANDING = (
    *("not_reported", "not_released", "not_applicable"),
    *("no_target", "not_computable"),
)


class LkjipData:
    """The part of a source (:class:`.lkjip_source.LkjipSource`) that reads the cards.

    A row is a measured line of a PK or an output of the DPA.
    """

    def _read_cards(self):
        """Find the cards of the measured indicators, those of the figures first.

        Then those of the decree at the end of the time of the report; of now where
        nothing was decreed then.
        """
        rows = (self.sheet.line_ids, self.outputs)
        indicators = rows[0].indicator_id | rows[1].indicator_id
        collections = self.env["sidocakep.data.collection"]
        decreed = collections._get_in_force(
            indicators.company_id, self.report._get_period_end()
        )
        cards = collections._get_worked_by(indicators.company_id).card_ids
        cards |= collections.union(*decreed.values()).card_ids
        cards |= rows[0].figure_id.card_id
        cards |= rows[1].figure_id.card_id
        self._cards = {card.indicator_id: card for card in cards}

    def get_source_of(self, row):
        """Return where the figure of a row comes from and who answers for it.

        By the card that its figure was collected on, else by the one decreed; where no
        card says it, by the indicator.
        """
        figure, indicator = row.figure_id, row.indicator_id
        if figure.origin == BEFORE and figure.source:
            return figure.source
        card = figure.card_id or self._cards.get(indicator, figure.card_id)
        source = join_lines(card.instrument or indicator.data_source)
        job = card.responsible_job_id or indicator.owner_job_id
        if not (source or job):
            return ""
        whose = f"penanggung jawab data {job._get_printed_title()}" if job else ""
        return ", ".join(filter(None, (source or UNKNOWN_SOURCE, whose)))

    def read_standing(self, row, status):
        """Return how final the figure of a row is, and what is said of it if it is not.

        :param status: ``ok``, or why there is no figure
        """
        if status in NO_STANDING:
            return {"standing": "", "reserve": ""}
        word = dict(STANDINGS).get(row.release_status, "")
        is_loose = row.release_status in LOOSE_STANDINGS
        return {"standing": word, "reserve": word.lower() if is_loose else ""}

    def get_reason_of(self, row, status, trace):
        """Return why a row has no figure, as far as anybody said it.

        :param status: ``ok``, or the kind of no figure
        :param trace: what the engine says of the comparison
        """
        return say_reason(row, status, trace)

    def get_loose_of(self, row):
        """Return a measured output whose figure is not final as facts, else nothing."""
        reserve = self.read_standing(row, row.year_status)["reserve"]
        return [{"name": row.indicator_id.name, "reserve": reserve}] if reserve else []

    def get_data_gaps(self):
        """Return in words which figures stand without source, reason or cause."""
        unknown, unexplained, uncaused = [], [], []
        for row in self.rows:
            if not row["source"] or row["source"].startswith(UNKNOWN_SOURCE):
                unknown.append(row["name"])
            is_owed = row["state"] == WITHOUT_FIGURE and row["kind"] != NOT_DUE
            if is_owed and not (row["reason"] or row["obstacle"]):
                unexplained.append(f"{row['name']} ({row['why']})")
            if row["state"] == MISSED and not (row["obstacle"] or row["solution"]):
                uncaused.append(row["name"])
        gaps = (
            (
                self.env._(
                    "No source of the data is stated for: %(indicators)s. Write it on "
                    "the collection card or on the indicator.",
                    indicators="; ".join(unknown),
                ),
                unknown,
            ),
            (
                self.env._(
                    "No reason is stated why there is no figure of: %(indicators)s. "
                    "Write it into the section of the causes.",
                    indicators="; ".join(unexplained),
                ),
                unexplained,
            ),
            (
                self.env._(
                    "Neither obstacle nor solution is stated for what missed its "
                    "target: %(indicators)s. Write them into the section of the "
                    "causes.",
                    indicators="; ".join(uncaused),
                ),
                uncaused,
            ),
        )
        return [text for text, names in gaps if names]


def find_head_sheet(measurement):
    """Return the sheet of who heads the agency; none without a measured PK."""
    return measurement.sheet_ids.filtered(lambda sheet: sheet.job_id.heads_agency)[:1]


def find_head_pk(report, measurement):
    """Return the agreement of who heads the agency, as it was measured; sudo.

    Of a year of which nothing was measured yet the one in force.
    """
    measured = find_head_sheet(measurement).pk_id
    return measured or measured.search(
        [
            ("company_id", "=", report.company_id.id),
            ("year", "=", report.year),
            ("state", "=", "in_force"),
            ("job_id.heads_agency", "=", True),
        ],
        limit=1,
    )
