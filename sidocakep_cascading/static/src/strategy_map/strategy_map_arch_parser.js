import {visitXML} from "@web/core/utils/xml";
import {Field} from "@web/views/fields/field";
import {getActiveActions} from "@web/views/utils";

/** Reads the arch: the fields are the facts shown of an opened box. */
export class StrategyMapArchParser {
    parse(xmlDoc, models, modelName) {
        const archInfo = {
            activeActions: getActiveActions(xmlDoc),
            fieldNodes: {},
            widgetNodes: {},
        };
        visitXML(xmlDoc, (node) => {
            if (node.tagName === "field") {
                const fieldInfo = Field.parseFieldNode(node, models, modelName, "form");
                archInfo.fieldNodes[fieldInfo.name] = fieldInfo;
            }
        });
        return archInfo;
    }
}
