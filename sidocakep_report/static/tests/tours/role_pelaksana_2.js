import {readAndSign} from "./role_tools";
import {registry} from "@web/core/registry";

/**
 * A pelaksana finds the own agreement, without a table of programmes, and signs it.
 */
registry.category("web_tour.tours").add("sidocakep_role_pelaksana_tour", {
    steps: () => [
        {
            content: "Open the own agreement",
            trigger: ".o_list_view .o_data_row .o_data_cell[name=first_title]",
            run: "click",
        },
        {
            content: "The head of section is the second party",
            trigger:
                ".o_form_view .o_field_widget[name=second_title]:contains(Kepala Seksi Rujukan)",
        },
        {
            content: "It has a line and no programmes",
            trigger:
                ".o_form_view:not(:has(.nav-link[name=table2])) .o_field_widget[name=line_ids] .o_data_row:contains(Rujukan yang ditangani)",
        },
        {
            content: "Propose",
            trigger: ".o_statusbar_buttons button[name=action_propose]",
            run: "click",
        },
        {
            content: "Sign",
            trigger: ".o_statusbar_buttons button[name=action_sign]",
            run: "click",
        },
        ...readAndSign(["Rujukan yang ditangani"], "uji_pelaksana_a"),
        {
            content: "It is signed",
            trigger:
                "body:not(:has(.modal)) .o_form_view .o_arrow_button_current[data-value=signed_first]",
        },
    ],
});
