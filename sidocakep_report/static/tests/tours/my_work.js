import {registry} from "@web/core/registry";

/** After login the own work stands there; a figure opens its list. */
registry.category("web_tour.tours").add("sidocakep_my_work_tour", {
    steps: () => [
        {
            content: "One agreement waits for the signature; open it",
            trigger:
                ".o_sidocakep_waiting button:contains(1):contains(Agreements Waiting for My Signature)",
            run: "click",
        },
        {
            content: "The list shows the one that was counted",
            trigger: ".o_list_view .o_data_row:only-child",
        },
        {
            content: "Back to the own work",
            trigger: ".o_breadcrumb a:contains(My Work), .o_back_button",
            run: "click",
        },
        {
            content: "It stands there again",
            trigger: ".o_sidocakep_work .o_sidocakep_waiting",
        },
    ],
});
