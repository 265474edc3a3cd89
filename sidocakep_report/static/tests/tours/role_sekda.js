import {openMenu, readAndSign} from "./role_tools";
import {registry} from "@web/core/registry";

/**
 * The Sekda signs his own agreement as Party I and that of the Asisten as Party II.
 */
registry.category("web_tour.tours").add("sidocakep_role_sekda_tour", {
    steps: () => [
        {
            content: "The own agreement is proposed",
            trigger: ".o_list_view .o_data_row:contains(Sekretaris Daerah)",
        },
        ...openMenu(
            "sidocakep_base.menu_pk",
            "sidocakep_cascading.sidocakep_pk_menu_to_sign"
        ),
        {
            content: "The own one and that of the Asisten wait",
            trigger: ".o_list_view:has(.o_data_row:contains(Sekretaris Daerah))",
        },
        {
            content: "Open that of the Asisten",
            trigger:
                ".o_list_view .o_data_row:contains(Asisten Administrasi) .o_data_cell[name=first_title]",
            run: "click",
        },
        {
            content: "The Asisten has signed",
            trigger: ".o_form_view .o_arrow_button_current[data-value=signed_first]",
        },
        {
            content: "Sign it as his superior",
            trigger: ".o_statusbar_buttons button[name=action_sign]",
            run: "click",
        },
        ...readAndSign(["Unit tertata"], "uji_sekda"),
        {
            content: "Both have signed",
            trigger: ".o_form_view .o_arrow_button_current[data-value=signed]",
        },
        {
            content: "Back to what waits",
            trigger: ".o_back_button",
            run: "click",
        },
        {
            content: "Open the own one",
            trigger:
                ".o_list_view:not(:has(.o_data_row:contains(Asisten Administrasi))) .o_data_row:contains(Sekretaris Daerah) .o_data_cell[name=first_title]",
            run: "click",
        },
        {
            content: "Sign it",
            trigger: ".o_statusbar_buttons button[name=action_sign]",
            run: "click",
        },
        ...readAndSign(["Indeks Reformasi Birokrasi"], "uji_sekda"),
        {
            content: "It waits for the Bupati, whose place he does not take",
            trigger:
                ".o_form_view:not(:has(button[name=action_sign])) .o_arrow_button_current[data-value=signed_first]",
        },
    ],
});
