"""The words for what a row of a workbook and the records of the agency disagree on."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

# code: (what is wrong, how to mend it); placeholders are the facts of the problem.
RECORDS = {
    "position_disagrees": (
        _lt("Row %(other)s says something else of this position."),
        _lt("Write kind, echelon and superior once, or the same in every row."),
    ),
    "employee_without_name": (
        _lt("There is no name of an employee in this row."),
        _lt("Fill in “Nama Pegawai”, or empty the other cells about a person."),
    ),
    "acting_official": (
        _lt("“%(word)s” says that somebody only acts in this position."),
        _lt(
            "Write the position without it and leave the name empty; enter the decree "
            "under Organisation > Acting Officials."
        ),
    ),
    "vacancy_is_held": (
        _lt("The row says that the position is vacant, but %(names)s holds it."),
        _lt("Have the personnel office end it; an import empties nothing."),
    ),
    "employee_elsewhere": (
        _lt("The employee with this NIP belongs to %(agency)s."),
        _lt("Ask the personnel office to move the employee first."),
    ),
    "employee_ambiguous": (
        _lt("%(count)s employees of the agency have this name."),
        _lt("Fill in the NIP."),
    ),
    "nip_missing": (
        _lt("The NIP is missing; it is printed under the signature."),
        _lt("Fill in the 18 digits."),
    ),
    "nip_not_expected": (
        _lt("Only PNS and PPPK have a NIP."),
        _lt("Empty the NIP, or correct “Jenis Pegawai”."),
    ),
    "since_not_taken": (
        _lt("The employee holds this position already; the day is not changed."),
        _lt("Have the personnel office correct the day, if it is wrong there."),
    ),
    "move_without_date": (
        _lt("The employee held another position until now: %(former)s."),
        _lt("Fill in “Menjabat Sejak”, the day of the new position."),
    ),
    "plan_missing": (
        _lt("No plan is chosen for this import."),
        _lt("Choose or create the plan (Renstra) on the import, then check again."),
    ),
    "plan_decided": (
        _lt("%(plan)s is decided and does not change by an import."),
        _lt("Open an amendment of the plan, choose it on the import, check again."),
    ),
    "parent_is_itself": (
        _lt("The row names itself as its upper component."),
        _lt("Give the code of the row above it in the tree."),
    ),
    "nomenclature_unknown": (
        _lt("The nomenclature has no such code at this level."),
        _lt("Check code and “Tingkat”; empty the cell if the code stands in “Kode”."),
    ),
    "total_differs": (
        _lt("The sum of what is below is %(total)s; the difference is %(difference)s."),
        _lt(
            "The sum counts, the amount of this row is not kept. Correct the rows "
            "below if the difference is a mistake."
        ),
    ),
    "cost_above": (
        _lt("“%(node)s” has an amount of its own in %(year)s; the file adds below it."),
        _lt(
            "Delete that amount on its plan (button Estimated Costs), or the ones "
            "below it here."
        ),
    ),
    "months_differ_last": (
        _lt("December of %(year)s says %(total)s, the target of the year %(annual)s."),
        _lt("Make them equal, or explain the difference in the document."),
    ),
    "months_differ_total": (
        _lt(
            "The months of %(year)s make %(total)s, the target of the year %(annual)s."
        ),
        _lt("Make them equal, or correct “Akumulasi” of the indicator."),
    ),
    "amounts_added": (
        _lt("Rows %(rows)s name the same; their amounts were added up to %(total)s."),
        _lt("Nothing needs to be done if the DPA repeats it, e.g. for an UPTD."),
    ),
    "budget_of_other_year": (
        _lt("The row is of the DPA of a year that is not %(expected)s."),
        _lt("Correct the year, unless that DPA is meant."),
    ),
    "budget_disagrees": (
        _lt("The rows say different things of one DPA: %(sayings)s."),
        _lt("Write number and date of the DPA once, or the same in every row."),
    ),
    "budget_ratified": (
        _lt("%(budget)s is ratified and does not change by an import."),
        _lt("Draft a shift or a revision of the DPA on its form, then check again."),
    ),
    "agency_not_allowed": (
        _lt("Your login may not work in %(agency)s, where this person is new."),
        _lt("Ask the administrator to add the agency to the companies of your login."),
    ),
    "no_right_create": (
        _lt("You may not create: %(model)s."),
        _lt("Ask the office in charge to import this sheet, or delete the new rows."),
    ),
    "no_right_write": (
        _lt("You may not change: %(model)s."),
        _lt("Ask the office in charge to import this sheet, or undo the changes."),
    ),
    "refused": (
        _lt("%(reason)s"),
        _lt("Correct the row so that it fits the rule, then check again."),
    ),
}
