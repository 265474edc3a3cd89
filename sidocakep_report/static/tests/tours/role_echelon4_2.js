import {readAndSign} from "./role_tools";
import {registry} from "@web/core/registry";

/**
 * An echelon IV reads the own agreement, proposes it and signs it.
 */
registry.category("web_tour.tours").add("sidocakep_role_echelon4_tour", {
    steps: () => [
        {
            content: "Open the own agreement",
            trigger: ".o_list_view .o_data_row .o_data_cell[name=first_title]",
            run: "click",
        },
        {
            content: "The superior is the second party",
            trigger:
                ".o_form_view .o_field_widget[name=second_title]:contains(Kepala Bidang Pelayanan)",
        },
        {
            content: "Tabel I has the output and its target",
            trigger:
                ".o_field_widget[name=line_ids] .o_data_row:contains(Rujukan yang ditangani) .o_data_cell[name=target_text]:contains(120 Orang)",
        },
        {
            content: "Look at Tabel II",
            trigger: ".o_notebook .nav-link[name=table2]",
            run: "click",
        },
        {
            content: "It has the sub-activities of the DPA",
            trigger:
                ".o_field_widget[name=table2_ids] .o_data_row:contains(Rujukan Ibu):contains(100.000.000), .o_field_widget[name=table2_ids] .o_data_row:contains(Rujukan Ibu):contains(100,000,000)",
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
        ...readAndSign(["Rujukan yang ditangani"], "uji_ech4_a"),
        {
            content: "It waits for the superior now",
            trigger:
                "body:not(:has(.modal)) .o_form_view:not(:has(button[name=action_sign])) .o_arrow_button_current[data-value=signed_first]",
        },
    ],
});
