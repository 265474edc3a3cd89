import {openMenu, readAndSign, tick} from "./role_tools";
import {registry} from "@web/core/registry";

/**
 * The Bupati signs the agreements of two of three heads after reading them, and looks
 * where the chain is broken.
 */
registry.category("web_tour.tours").add("sidocakep_role_bupati_tour", {
    steps: () => [
        ...openMenu(
            "sidocakep_base.menu_pk",
            "sidocakep_cascading.sidocakep_pk_menu_to_sign"
        ),
        {
            content: "Three agreements wait",
            trigger: ".o_list_view .o_data_row:nth-child(3)",
        },
        ...tick("Kepala Dinas Kesehatan"),
        ...tick("Kepala Pelaksana"),
        {
            content: "Sign both",
            trigger: ".o_control_panel button[name=action_sign]",
            run: "click",
        },
        {
            content: "Look at the other one first",
            trigger: ".modal-footer button[name=action_next]",
            run: "click",
        },
        {
            content: "And back",
            trigger: ".modal-footer button[name=action_previous]:visible",
            run: "click",
        },
        ...readAndSign(["Indeks Risiko Bencana", "Indeks Kepuasan"], "uji_bupati"),
        {
            content: "Only the one that was not chosen still waits",
            trigger:
                "body:not(:has(.modal)) .o_list_view:not(:has(.o_data_row:contains(Kepala Pelaksana))) .o_data_row:contains(Sekretaris Daerah)",
        },
        ...openMenu(
            "sidocakep_base.menu_oversight",
            "sidocakep_cascading.sidocakep_coverage_menu"
        ),
        {
            content: "Every agency stands in the coverage report",
            trigger: ".o_list_view .o_data_row:contains(Dinas Kesehatan Uji)",
        },
    ],
});
