import {openMenu, pick, writeDate} from "./role_tools";
import {registry} from "@web/core/registry";

/**
 * The head of an agency decides the Renstra that Bappeda reviewed.
 */
registry.category("web_tour.tours").add("sidocakep_role_head_tour", {
    steps: () => [
        ...openMenu("sidocakep_base.menu_plan", "sidocakep_base.sidocakep_plan_menu"),
        {
            content: "Open the Renstra of the own agency",
            trigger:
                ".o_list_view .o_data_row:contains(RENSTRA Badan) .o_data_cell[name=name]",
            run: "click",
        },
        {
            content: "Bappeda has reviewed it: nothing is typed in it any more",
            trigger:
                ".o_form_view:has(.o_arrow_button_current[data-value=reviewed]) .o_readonly_modifier[name=name]",
        },
        {
            content: "Decide",
            trigger: ".o_statusbar_buttons .btn-primary",
            run: "click",
        },
        {
            content: "Number of the document",
            trigger: ".modal .o_field_widget[name=document_number] input",
            run: "edit 188.45/7/2026",
        },
        ...writeDate("document_date", "15/01/2026"),
        ...pick(".modal .o_field_widget[name=signer_job_id] input", "Kepala Pelaksana"),
        {
            content: "The name is that of the holder on that date",
            trigger: ".modal .o_field_widget[name=signer_name] input:value(Uji Head B)",
        },
        {
            content: "Decide it",
            trigger: ".modal-footer button[name=action_confirm]:visible",
            run: "click",
        },
        {
            content: "It is in force",
            trigger:
                "body:not(:has(.modal)) .o_form_view .o_arrow_button_current[data-value=decided]",
        },
    ],
});
