"""One list of the people of all agencies, dealt out: to each agency its rows."""

from collections import defaultdict

from odoo.exceptions import UserError

from ...engine.agencies import AgencyNames
from ...engine.folder import ALONE, clean_name
from ...engine.workbook import Sheet, read_workbook_apart, write_portion
from ...engine.workbook.nearest import nearest
from ...engine.workbook.texts import row_ranges
from .import_messages import describe
from .sheets.people_list import AGENCY, SHEET, UNIT, list_book
from .sheets.position_columns import COLUMNS, TITLE

# Wrong with the whole list; what is wrong in a row is said where the row goes.
_OF_THE_LIST = frozenset(
    {
        "missing_header",
        "duplicate_column",
        "merged_cells",
        "formula_without_value",
        "formulas_without_value",
        "too_many_rows",
    }
)
_TOLD = frozenset({"hidden_sheet", "hidden_rows", "hidden_column"})
#: Sentences of a refusal; what is left has the same causes.
_SENTENCES = 15


class PeopleList:
    """Reads the list once and knows whose each row is.

    All of it is dealt out, or nothing: a row that is nobody's would be missed by none.

    :param companies: the agencies of the government
    """

    def __init__(self, env, content, companies):
        self.env = env
        self._reading = read_workbook_apart(content, list_book())
        self._companies = companies
        names = {
            company: (company.name, (company.sidocakep_short_name, company.skpd_code))
            for company in companies
        }
        self._names = AgencyNames(names, companies.root_id[:1].region_name or "")
        self._check_form()
        self.rows = self._reading.sheets[SHEET.key].rows

    def _check_form(self):
        """Refuse a list that cannot be read as one."""
        problems = self._reading.problems
        if any(problem.code == "missing_sheet" for problem in problems):
            headers = (AGENCY, "employee", "nip", "job")
            self._refuse(
                [
                    self.env._(
                        "No sheet of the file has the headers of a list. Write them "
                        "into one row, among them: %(headers)s.",
                        headers=", ".join(SHEET.column(key).header for key in headers),
                    )
                ]
            )
        found = [self._tell(problem) for problem in problems if self._stops(problem)]
        if found:
            self._refuse(found)
        sheet = self._reading.sheets[SHEET.key]
        if not {AGENCY, UNIT} & sheet.columns:
            self._refuse(
                [
                    self.env._(
                        "No column says whose each row is. Add one with the header "
                        "“%(header)s” and write the agency into every row.",
                        header=SHEET.column(AGENCY).header,
                    )
                ]
            )
        if not sheet.rows:
            self._refuse([self.env._("There is no row in it. Fill in the list first.")])

    @staticmethod
    def _stops(problem):
        """Tell whether something is wrong with the list as a whole."""
        if problem.code == "missing_column":
            return problem.column == SHEET.column("job").header
        is_of_the_file = problem.is_severe and not problem.sheet
        return is_of_the_file or problem.code in _OF_THE_LIST

    def _tell(self, problem):
        wrong, remedy = describe(self.env, problem.code, problem.facts)
        rows = problem.row and row_ranges({problem.row, *problem.others})
        where = " ".join(filter(None, (rows and self._row_words(rows), problem.column)))
        sentence = f"{wrong} {remedy}"
        return f"{where}: {sentence}" if where else sentence

    def _row_words(self, rows):
        return self.env._("Row %(rows)s", rows=rows)

    def _refuse(self, sentences):
        head = self.env._("Nothing was taken of the list. Mend it and upload it again:")
        left = len(sentences) - _SENTENCES
        lines = [f"- {sentence}" for sentence in sentences[:_SENTENCES]]
        if left > 0:
            lines.append(self.env._("- and %(count)s more of this kind", count=left))
        raise UserError("\n".join([head, *lines]))

    # ------------------------------------------------------------------
    # Whose a row is
    # ------------------------------------------------------------------

    def deal_out(self, kept, year):
        """Return ``{agency: (name of the file, content)}``.

        :param kept: the agencies that the login may bring in
        """
        found, unknown, several = self._sort()
        sentences = self._tell_unknown(unknown) + self._tell_several(several)
        for company, rows in found.items():
            if company not in kept:
                sentences.append(
                    self.env._(
                        "Row %(rows)s: your login brings in nothing of %(agency)s. Ask "
                        "the personnel office, or take these rows out.",
                        rows=_ranges(rows),
                        agency=company.name,
                    )
                )
        if sentences:
            self._refuse(sentences)
        sheet = Sheet("positions", TITLE, COLUMNS)
        files = {}
        for company in sorted(found, key=lambda company: company.parent_path):
            meta = (("agency", company.name), ("year", str(year)))
            name = clean_name(f"Daftar Pegawai {company.name} {year}.xlsx", ALONE)
            files[company] = (name, write_portion(sheet, found[company], meta))
        return files

    def get_notes(self):
        """Return what a person should know of the list that stops nothing."""
        notes = [
            self._tell(problem)
            for problem in self._reading.problems
            if problem.code in _TOLD
        ]
        foreign = [
            problem.value
            for problem in self._reading.problems
            if problem.code == "unknown_column"
        ]
        if foreign:
            headers = ", ".join(foreign)
            notes.append(self.env._("Not read: %(headers)s.", headers=headers))
        return notes

    def _sort(self):
        """Return the rows by agency, those of unknown names and of several agencies."""
        found, unknown, several = (defaultdict(list) for _kind in range(3))
        answers = {}
        for row in self.rows:
            words = tuple(row.written.get(key, "") for key in (UNIT, AGENCY))
            if words not in answers:
                answers[words] = self._find(*words)
            word, companies = answers[words]
            if len(companies) == 1:
                found[companies[0]].append(row)
            elif companies:
                several[word].append(row)
            else:
                unknown[word].append(row)
        return found, unknown, several

    def _find(self, unit, agency):
        """Return the word that decides and the agencies it means.

        A unit may be one of the agencies of this application, as a puskesmas; one of
        its offices is none, and the agency above it counts.
        """
        of_unit = self._names.find(unit)
        of_agency = self._names.find(agency)
        if not agency:
            return unit, of_unit
        below = [
            company
            for company in of_unit
            if any(upper in company.parent_ids for upper in of_agency)
        ]
        return (unit, below) if below else (agency, of_agency)

    def _tell_unknown(self, unknown):
        sentences = []
        for word, rows in unknown.items():
            if not word:
                sentences.append(
                    self.env._(
                        "Row %(rows)s: no agency stands there. Write it into every "
                        "row.",
                        rows=_ranges(rows),
                    )
                )
                continue
            near = self._names.nearest(word, nearest)
            facts = {"rows": _ranges(rows), "name": word}
            if near:
                sentences.append(
                    self.env._(
                        "Row %(rows)s: “%(name)s” is no agency of the government. "
                        "Write %(near)s if that is meant, or make the agency first.",
                        near=near.name,
                        **facts,
                    )
                )
            else:
                sentences.append(
                    self.env._(
                        "Row %(rows)s: “%(name)s” is no agency of the government. "
                        "Write its official name, or make the agency first in "
                        "Organisation > Agencies from a List.",
                        **facts,
                    )
                )
        return sentences

    def _tell_several(self, several):
        return [
            self.env._(
                "Row %(rows)s: %(count)s agencies are called “%(name)s”. Write the "
                "SKPD code instead.",
                rows=_ranges(rows),
                count=len(self._names.find(word)),
                name=word,
            )
            for word, rows in several.items()
        ]


def _ranges(rows):
    return row_ranges({row.number for row in rows})
