import type { Lever, LeverSetting } from "../levers/lever.ts";
import { countyName, reachOf } from "../levers/target.ts";
import type { PlaceClasses } from "../model/terms.ts";

/** A setting with its lever and its strength of the month. */
export interface Enacted {
  readonly lever: Lever;
  readonly setting: LeverSetting;
  readonly strength: number;
}

/**
 * A setting as it arrives: where another lever in force makes good part of what is lost on the way, with higher compliance;
 * in parts where that is so in some of its counties only.
 */
export function arriving(own: Enacted, all: readonly Enacted[], places: PlaceClasses): readonly LeverSetting[] {
  const { setting } = own;
  const safeguard = all.find(({ lever, strength }) => lever.recovers !== undefined && strength > 0);
  if (setting.compliance === 1 || safeguard === undefined || own.lever.recovers !== undefined) return [setting];
  const recovered = Math.min(1, safeguard.lever.recovers?.(safeguard.setting.params) ?? 0);
  const share = recovered * safeguard.strength * safeguard.setting.compliance;
  const compliance = setting.compliance + (1 - setting.compliance) * share;
  const guarded = reachOf(safeguard.setting.target, places).counties;
  const reached = [...reachOf(setting.target, places).counties];
  const inside = reached.filter((county) => guarded.includes(county));
  const outside = reached.filter((county) => !guarded.includes(county));
  if (inside.length === 0 || share === 0) return [setting];
  if (outside.length === 0) return [{ ...setting, compliance }];
  const within = (counties: readonly number[]) => ({ ...setting.target, regions: counties.map(countyName) });
  return [
    { ...setting, compliance, target: within(inside) },
    { ...setting, target: within(outside) },
  ];
}
