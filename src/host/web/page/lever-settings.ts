import type { Lever, LeverSetting } from "../../../levers/lever.ts";
import { catalogue } from "../../../sim/full-catalogue.ts";
import { activeDraft, change } from "./drafts.ts";

/** Settings of levers that were switched off, so that switching on again brings them back. */
const put = new Map<string, LeverSetting>();
/** A lever as it is when it is switched on. */
export const usualSetting = (lever: Lever): LeverSetting => ({
  lever: lever.id,
  params: Object.fromEntries(Object.entries(lever.params).map(([name, parameter]) => [name, parameter.default])),
  from: 1,
  until: null,
  phaseIn: 0,
  target: lever.target,
  intensity: 1,
  compliance: 1,
});

const order = new Map(catalogue.levers.map(({ id }, at) => [id, at]));
export const set = (setting: LeverSetting): void => {
  const others = activeDraft.value.levers.filter(({ lever }) => lever !== setting.lever);
  const levers = [...others, setting].sort((a, b) => (order.get(a.lever) ?? 0) - (order.get(b.lever) ?? 0));
  change({ levers });
};
export const turn = (lever: Lever, on: boolean): void => {
  const name = `${activeDraft.value.key} ${lever.id}`;
  if (on) {
    set(put.get(name) ?? usualSetting(lever));
    return;
  }
  const setting = activeDraft.value.levers.find((each) => each.lever === lever.id);
  if (setting !== undefined) put.set(name, setting);
  change({ levers: activeDraft.value.levers.filter((each) => each.lever !== lever.id) });
};
