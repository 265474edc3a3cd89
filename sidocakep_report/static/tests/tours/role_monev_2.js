import {openMenu} from "./role_tools";
import {registry} from "@web/core/registry";

/**
 * The monitoring office looks at the deadlines of all agencies and opens an agreement
 * that is still to be made.
 */
registry.category("web_tour.tours").add("sidocakep_role_monev_tour", {
    steps: () => [
        ...openMenu(
            "sidocakep_base.menu_oversight",
            "sidocakep_base.sidocakep_deadline_menu"
        ),
        {
            content: "Done or not",
            trigger: ".o_searchview_facet + .o_searchview_facet .o_facet_remove",
            run: "click",
        },
        {
            content: "Of every year, whatever today is",
            trigger:
                ".o_searchview:not(:has(.o_searchview_facet + .o_searchview_facet)) .o_facet_remove",
            run: "click",
        },
        {
            content: "Another agency is there too",
            trigger:
                ".o_list_view:not(:has(.o_searchview_facet)):has(.o_data_row:contains(Kepala Pelaksana)) .o_data_row:contains(Kepala Dinas Kesehatan):first",
        },
        {
            content:
                "What is missing opens for an onlooker too, who reads whose turn it is",
            trigger:
                ".o_list_view .o_data_row:contains(Kepala Pelaksana) button[name=action_open_step]",
        },
        {
            content: "Open the agreement that is not made yet",
            trigger:
                ".o_list_view .o_data_row:contains(Kepala Dinas Kesehatan):first button[name=action_open_step]",
            run: "click",
        },
        {
            content: "It is a draft, and not the office's to change",
            trigger:
                ".o_form_view:has(.o_arrow_button_current[data-value=draft]):not(:has(button[name=action_propose])) .o_field_widget[name=first_title]:contains(Kepala Dinas Kesehatan)",
        },
    ],
});
