import {openMenu, pick} from "./role_tools";
import {registry} from "@web/core/registry";

const zoomOut = (what) => ({
    content: `Go out to the ${what}`,
    trigger: ".o_datetime_picker .o_zoom_out",
    run: "click",
});
const cell = (text) => ({
    content: `Choose ${text}`,
    trigger: `.o_datetime_picker .o_date_item_cell:not(.o_out_of_range):contains(/^${text}$/)`,
    run: "click",
});

/**
 * HR records that a head of agency holds another position from 1 July 2026; the
 * revision of his agreement is proposed.
 */
registry.category("web_tour.tours").add("sidocakep_role_hr_tour", {
    steps: () => [
        ...openMenu(
            "sidocakep_base.menu_organisation",
            "sidocakep_base.hr_employee_menu"
        ),
        {
            content: "The files of the Dinas Kesehatan",
            trigger:
                ".o_search_panel_category_value header:contains(Dinas Kesehatan Uji)",
            run: "click",
        },
        {
            content: "Open the file of the head",
            trigger:
                ".o_kanban_record:contains(Uji Head A), .o_data_row:contains(Uji Head A) .o_data_cell[name=name]",
            run: "click",
        },
        {
            content: "A new version of the file",
            trigger:
                ".o_field_widget[name=version_id] > .o_arrow_button_wrapper > button.btn-primary",
            run: "click",
        },
        zoomOut("months"),
        zoomOut("years"),
        cell("2026"),
        cell("Jul"),
        cell("1"),
        {
            content: "The version of July is shown",
            trigger:
                ".o_field_widget[name=version_id] .o_arrow_button_current:contains(Jul)",
        },
        {
            content: "His work",
            trigger: ".o_notebook .nav-link[name=work_information]",
            run: "click",
        },
        ...pick(".o_field_widget[name=job_id] input", "Staf Ahli Bidang Hukum"),
        {
            content: "Save",
            trigger: ".o_form_button_save",
            run: "click",
        },
        {
            content: "It is saved",
            trigger: ".o_form_saved",
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
