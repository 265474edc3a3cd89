import {openMenu, pick} from "./role_tools";
import {registry} from "@web/core/registry";

const write = (name, value) => ({
    content: `Write ${name}`,
    trigger: `.modal .o_field_widget[name=${name}] input`,
    run: `edit ${value}`,
});

/**
 * HR records with its button that a head of another agency holds another position from
 * 1 July 2026, without the company switcher; the revision of his agreement is proposed.
 */
registry.category("web_tour.tours").add("sidocakep_role_hr_tour", {
    steps: () => [
        ...openMenu(
            "sidocakep_base.menu_organisation",
            "sidocakep_base.hr_employee_menu"
        ),
        {
            content: "Open the file of the head",
            trigger: ".o_data_row:contains(Uji Head A) .o_data_cell[name=name]",
            run: "click",
        },
        {
            content: "Record a mutasi",
            trigger: ".o_form_view button[name=action_record_mutasi]",
            run: "click",
        },
        write("date_start", "2026-07-01"),
        write("decree_number", "800.1.3.1/12/BKPSDM/2026"),
        write("decree_date", "2026-06-24"),
        {
            content: "His line",
            trigger: ".modal .o_data_row .o_data_cell[name=job_id]",
            run: "click",
        },
        ...pick(
            ".modal .o_selected_row .o_field_widget[name=job_id] input",
            "Staf Ahli Bidang Hukum"
        ),
        {
            content: "The PK it touches is named",
            trigger: ".modal .o_data_cell[name=touched]:contains(PK 2026)",
        },
        {
            content: "Record it",
            trigger: ".modal button[name=action_confirm]",
            run: "click",
        },
        {
            content: "The file says so",
            trigger: "body:not(:has(.modal)) .o_form_saved",
        },
        {
            content: "Back to the application",
            trigger: ".o_menu_sections",
        },
        ...openMenu(
            "sidocakep_base.menu_pk",
            "sidocakep_cascading.sidocakep_pk_revision_menu"
        ),
        {
            content: "The revision is proposed",
            trigger: ".o_list_view .o_data_row:contains(Kepala Dinas Kesehatan)",
        },
    ],
});
