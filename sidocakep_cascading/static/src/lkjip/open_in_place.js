import {registry} from "@web/core/registry";

/**
 * Opens an action in the place of the one that is open: who goes from section to section
 * goes back to the report in one step, not through all of them.
 *
 * @param {Object} env
 * @param {Object} action of the server, `params.action` is what it opens
 * @returns {Promise}
 */
export function openInPlace(env, action) {
    return env.services.action.doAction(action.params.action, {
        stackPosition: "replaceCurrentAction",
    });
}

registry.category("actions").add("sidocakep_open_in_place", openInPlace);
