import {REFUSALS} from "@sidocakep_base/refusals/refusals";
import {registry} from "@web/core/registry";

/**
 * A button refuses once with each of our exceptions, in the order of their names: each is
 * read in the ordinary dialog, under the title of what it is, without a traceback.
 */
registry.category("web_tour.tours").add("sidocakep_refusals_tour", {
    steps: () =>
        Object.entries(REFUSALS)
            .sort()
            .flatMap(([name, title]) => [
                {
                    content: `Be refused by ${name}`,
                    trigger:
                        "body:not(:has(.modal)) .o_form_view button[name=action_view_tree]",
                    run: "click",
                },
                {
                    content: "It says what it is",
                    trigger: `.modal-title:contains(${title})`,
                },
                {
                    content: "It says the sentence and nothing of a program",
                    trigger: `.modal .modal-body:not(:has(.btn-link)) [role=alert]:contains(Ditolak oleh ${name}.)`,
                },
                {
                    content: "Understood",
                    trigger: ".modal .modal-footer button.btn-primary",
                    run: "click",
                },
            ]),
});
