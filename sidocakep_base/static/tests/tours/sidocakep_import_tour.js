import {registry} from "@web/core/registry";

/**
 * The head of an agency checks a workbook with a mistake, sees where it is and how to
 * mend it, then checks and applies one that is in order.
 */
registry.category("web_tour.tours").add("sidocakep_import_tour", {
    steps: () => [
        {
            content: "Open the import whose workbook has a mistake",
            trigger: ".o_data_row:contains(Salah) .o_data_cell[name=company_id]",
            run: "click",
        },
        {
            content: "Check it",
            trigger: "button[name=action_check]",
            run: "click",
        },
        {
            content: "What is wrong comes first, a line a kind",
            trigger:
                ".o_field_widget[name=problem_kind_ids] .o_data_row:contains(Induk)",
        },
        {
            content: "Sheet by sheet",
            trigger: ".o_notebook_headers a[name=sheets]",
            run: "click",
        },
        {
            content: "The sheet with the mistake is in the summary",
            trigger: ".o_field_widget[name=summary_ids] .o_data_row:contains(Rencana)",
        },
        {
            content: "There is nothing to apply",
            trigger: ".o_form_view:not(:has(button[name=action_apply]))",
        },
        {
            content: "Back to the list",
            trigger: ".o_back_button",
            run: "click",
        },
        {
            content: "Open the import that is in order",
            trigger: ".o_data_row:contains(Benar) .o_data_cell[name=company_id]",
            run: "click",
        },
        {
            content: "Check it",
            trigger: "button[name=action_check]",
            run: "click",
        },
        {
            content: "The preview shows what will be written",
            trigger:
                ".o_field_widget[name=change_ids] .o_data_row:contains(Meningkatnya akuntabilitas)",
        },
        {
            content: "Apply it",
            trigger: "button[name=action_apply]",
            run: "click",
        },
        {
            content: "Yes, write it",
            trigger: ".modal .btn-primary",
            run: "click",
        },
        {
            content: "It is applied",
            trigger:
                ".o_statusbar_status .o_arrow_button_current[data-value=applied], .o_statusbar_status [data-value=applied].o_arrow_button_current",
        },
    ],
});
