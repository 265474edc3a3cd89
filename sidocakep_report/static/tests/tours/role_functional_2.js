import {openMenu, readAndSign} from "./role_tools";
import {registry} from "@web/core/registry";

/**
 * A functional official proposes the own agreement and signs it from the inbox, where
 * what waits for others does not stand.
 */
registry.category("web_tour.tours").add("sidocakep_role_functional_tour", {
    steps: () => [
        {
            content: "Open the own agreement",
            trigger: ".o_list_view .o_data_row .o_data_cell[name=first_title]",
            run: "click",
        },
        {
            content: "It promises the output of the sub-activity",
            trigger:
                ".o_field_widget[name=line_ids] .o_data_row:contains(Penyelidikan epidemiologi):contains(12 Laporan)",
        },
        {
            content: "Propose",
            trigger: ".o_statusbar_buttons button[name=action_propose]",
            run: "click",
        },
        {
            content: "It is proposed",
            trigger: ".o_form_view .o_arrow_button_current[data-value=proposed]",
        },
        ...openMenu(
            "sidocakep_base.menu_pk",
            "sidocakep_cascading.sidocakep_pk_menu_to_sign"
        ),
        {
            content: "Only the own agreement waits here",
            trigger:
                ".o_list_view:not(:has(.o_data_row:contains(Kepala Seksi))) .o_data_row .o_data_cell[name=first_title]:contains(Epidemiolog)",
            run: "click",
        },
        {
            content: "Sign",
            trigger: ".o_statusbar_buttons button[name=action_sign]",
            run: "click",
        },
        ...readAndSign(["Penyelidikan epidemiologi"], "uji_func_a"),
        {
            content: "It is signed",
            trigger:
                "body:not(:has(.modal)) .o_form_view .o_arrow_button_current[data-value=signed_first]",
        },
    ],
});
