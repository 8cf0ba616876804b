import { parseDocument } from "yaml";
import type { LeverSetting, Target } from "../levers/lever.ts";
import { written } from "../levers/lever-parameter.ts";
import type { Catalogue } from "./catalogue.ts";
import { axesOfLever } from "./parse-target.ts";

/** A setting as a file says it: parameters in full, everything else where it is not what it would be anyway, or `all` of it. */
function settingNode(setting: LeverSetting, catalogue: Catalogue, all: boolean): Record<string, unknown> {
  const lever = catalogue.levers.find(({ id }) => id === setting.lever);
  if (lever === undefined) return {};
  const node: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(lever.params)) {
    const value = setting.params[name] ?? parameter.default;
    node[name] = parameter.kind === "switch" ? value === 1 : written(parameter, value);
  }
  if (all || setting.from !== 1) node["from"] = setting.from;
  if (all || setting.until !== null) node["until"] = setting.until;
  if (all || setting.phaseIn !== 0) node["phaseIn"] = setting.phaseIn;
  if (all || setting.intensity !== 1) node["intensity"] = setting.intensity;
  if (all || setting.compliance !== 1) node["compliance"] = setting.compliance;
  const target: Record<string, unknown> = {};
  for (const axis of axesOfLever(lever)) {
    const value = setting.target[axis as keyof Target];
    if (value === undefined) continue;
    if (all || JSON.stringify(value) !== JSON.stringify(lever.target[axis])) target[axis] = value;
  }
  if (Object.keys(target).length > 0) node["target"] = target;
  return node;
}

/** What the head of a file is given anew. */
export interface HeadChange {
  readonly name?: { readonly en: string; readonly zh: string };
  readonly extends?: string;
  readonly months?: number;
}

/**
 * The text of a scenario file with its levers replaced: everything else of `head`, comments among it, stays unless `change`
 * says otherwise. `head` is the text of a valid scenario file, `inherited` the levers that its bases bring.
 *
 *     writeScenario(head, scenario.levers, [], catalogue);
 */
export function writeScenario(
  head: string,
  settings: readonly LeverSetting[],
  inherited: readonly string[],
  catalogue: Catalogue,
  change: HeadChange = {},
): string {
  const document = parseDocument(head);
  for (const [key, value] of Object.entries(change)) {
    const node = document.createNode(value, { flow: typeof value === "object" });
    document.set(key, node);
  }
  const dropped = inherited.filter((id) => !settings.some(({ lever }) => lever === id));
  const levers = {
    ...Object.fromEntries(dropped.map((id) => [id, false])),
    ...Object.fromEntries(
      settings.map((setting) => [setting.lever, settingNode(setting, catalogue, inherited.includes(setting.lever))]),
    ),
  };
  if (Object.keys(levers).length === 0) document.delete("levers");
  else document.set("levers", document.createNode(levers));
  return document.toString({ lineWidth: 0 });
}
