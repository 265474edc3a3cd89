import {Component, markup, onWillStart} from "@odoo/owl";

import {registry} from "@web/core/registry";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";
import {useService} from "@web/core/utils/hooks";

/** What waits for the person who is logged in, and what to watch; a figure opens its list. */
export class MyWork extends Component {
    static template = "sidocakep_base.MyWork";
    static props = {...standardActionServiceProps};

    setup() {
        this.action = useService("action");
        this.orm = useService("orm");
        // Not a state: it does not change, and an action out of a reactive proxy would
        // show the help of its list as escaped HTML.
        onWillStart(() => this.load());
    }

    async load() {
        this.work = await this.orm.call("res.users", "get_my_work", []);
    }

    /** What has a figure; an item without one (the overview) is a way to a screen. */
    get watched() {
        return this.work.watching.filter((item) => item.count !== 0);
    }

    /** What is at zero: folded away, since it asks nothing of anybody. */
    get unseen() {
        return this.work.watching.filter((item) => item.count === 0);
    }

    open(item) {
        // What comes as an object is not marked as HTML by the client, as what it loads is.
        const {help} = item.action;
        // A window that closes may have changed what is counted here.
        const onClose = async () => {
            await this.load();
            this.render();
        };
        return this.action.doAction(
            {...item.action, help: help && markup(help)},
            item.action.target === "new" ? {onClose} : {}
        );
    }
}

registry.category("actions").add("sidocakep_my_work", MyWork);
