import {openMenu, sayYes, tick} from "./role_tools";
import {registry} from "@web/core/registry";

const RECEIVED = ".o_data_row:has(.o_data_cell[name=receipt_number]:contains(TT-PK))";

/**
 * Bagian Organisasi receives two agreements, accepts one, gives the other back for its
 * form, and looks at who is late.
 */
registry.category("web_tour.tours").add("sidocakep_role_organisasi_tour", {
    steps: () => [
        ...openMenu(
            "sidocakep_base.menu_pk",
            "sidocakep_cascading.sidocakep_pk_menu_to_receive"
        ),
        ...tick("Kepala Dinas Kesehatan"),
        ...tick("Sekretaris Dinas Kesehatan"),
        {
            content: "Receive both",
            trigger: ".o_control_panel button[name=action_receive]",
            run: "click",
        },
        {
            content: "They have a receipt",
            trigger: `.o_list_view:has(${RECEIVED}:contains(Kepala Dinas)) ${RECEIVED}:contains(Sekretaris Dinas)`,
        },
        {
            content: "Open that of the secretary",
            trigger:
                ".o_data_row:contains(Sekretaris Dinas Kesehatan) .o_data_cell[name=first_title]",
            run: "click",
        },
        {
            content: "Return it",
            trigger: ".o_statusbar_buttons button[name=action_return]",
            run: "click",
        },
        {
            content: "Only its form is wrong",
            trigger: ".modal .o_field_widget[name=kind] input[data-value=formal]",
            run: "click",
        },
        {
            content: "What is missing",
            trigger: ".modal .o_field_widget[name=reason] textarea",
            run: "edit Lembar asli belum diserahkan",
        },
        {
            content: "Return",
            trigger: ".modal-footer button[name=action_confirm]",
            run: "click",
        },
        {
            content: "Its signatures stand",
            trigger:
                "body:not(:has(.modal)) .o_form_view .o_arrow_button_current[data-value=signed]",
        },
        {
            content: "Back to what came in",
            trigger: ".o_back_button",
            run: "click",
        },
        {
            content: "Open that of the head",
            trigger:
                ".o_list_view:not(:has(.o_data_row:contains(Sekretaris Dinas Kesehatan))) .o_data_row:contains(Kepala Dinas Kesehatan) .o_data_cell[name=first_title]",
            run: "click",
        },
        {
            content: "Accept it",
            trigger: ".o_statusbar_buttons button[name=action_put_in_force]",
            run: "click",
        },
        sayYes,
        {
            content: "It is in force",
            trigger: ".o_form_view .o_arrow_button_current[data-value=in_force]",
        },
        ...openMenu(
            "sidocakep_base.menu_oversight",
            "sidocakep_base.sidocakep_deadline_menu"
        ),
        {
            content: "The deadlines are shown, those that are open",
            trigger:
                ".o_list_view:not(:has(.o_data_cell[name=receipt_number])) .o_data_cell[name=status_text], .o_list_view:has(.o_view_nocontent)",
        },
        {
            content: "Of this year; look at all years",
            trigger: ".o_searchview_facet:nth-of-type(2) .o_facet_remove",
            run: "click",
        },
        {
            content: "The division has not handed in and is late",
            trigger:
                ".o_data_row:contains(Kepala Bidang Pelayanan) .o_data_cell[name=status_text] .text-bg-danger",
        },
        {
            content: "Look at what is done, too",
            trigger:
                ".o_searchview:not(:has(.o_searchview_facet:nth-of-type(2))) .o_facet_remove",
            run: "click",
        },
        {
            content: "The head has handed in, after the day",
            trigger:
                ".o_data_row:contains(Kepala Dinas Kesehatan) .o_data_cell[name=status_text] .text-bg-warning",
        },
    ],
});
