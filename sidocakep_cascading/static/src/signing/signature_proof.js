import {Component, useRef, useState} from "@odoo/owl";
import {registry} from "@web/core/registry";
import {useAutofocus, useService} from "@web/core/utils/hooks";
import {standardWidgetProps} from "@web/views/widgets/standard_widget_props";

/**
 * What the signer types to prove who he is, and the button that signs.
 *
 * Not a field: it never becomes a value of the record, so it is neither saved with it
 * nor part of what the server logs of a call. It leaves this input once, in the context
 * of the one call that signs.
 */
export class SignatureProof extends Component {
    static template = "sidocakep_cascading.SignatureProof";
    static props = {...standardWidgetProps};

    setup() {
        this.action = useService("action");
        this.orm = useService("orm");
        this.state = useState({isBusy: false});
        this.secret = useRef("secret");
        useAutofocus({refName: "secret"});
    }

    get label() {
        return this.props.record.data.secret_label;
    }

    get isCode() {
        return this.props.record.data.method === "totp";
    }

    async onSubmit() {
        const input = this.secret.el;
        const secret = input.value;
        if (!secret || this.state.isBusy) {
            input.focus();
            return;
        }
        input.value = "";
        this.state.isBusy = true;
        try {
            const record = this.props.record;
            await record.save();
            const action = await this.orm.call(
                record.resModel,
                "action_confirm",
                [[record.resId]],
                {context: {sidocakep_signature_secret: secret}}
            );
            await this.action.doAction(action);
        } finally {
            this.state.isBusy = false;
        }
    }
}

registry.category("view_widgets").add("sidocakep_signature_proof", {
    component: SignatureProof,
    fieldDependencies: [
        {name: "method", type: "selection"},
        {name: "secret_label", type: "char"},
    ],
});
