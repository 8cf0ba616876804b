import type { FacilityType, Post, Specialty, Title } from "../model/kinds.ts";

/** Who is reached: an absent axis means everybody along it, an empty list nobody. */
export interface Target {
  readonly types?: readonly FacilityType[];
  readonly posts?: readonly Post[];
  readonly titles?: readonly Title[];
  readonly specialties?: readonly Specialty[];
  /** County names of the region. */
  readonly regions?: readonly string[];
  /** Band of remoteness within [0, 1], both ends included. */
  readonly remoteness?: readonly [number, number];
}

/** What a scenario says about a lever, parameters apart. */
export interface LeverSetting {
  readonly lever: string;
  readonly params: Readonly<Record<string, number>>;
  /** First month in force, 1-based. */
  readonly from: number;
  /** Last month in force; null: to the end. */
  readonly until: number | null;
  /** Months over which it grows to its full strength. */
  readonly phaseIn: number;
  readonly target: Target;
  readonly intensity: number;
  readonly compliance: number;
}

/** Strength in a month: 0 outside `from`–`until`, growing in equal monthly steps over `phaseIn`, times intensity. Compliance is apart: see the writer. */
export function strengthIn(setting: LeverSetting, month: number): number {
  if (month < setting.from || (setting.until !== null && month > setting.until)) return 0;
  const phase = setting.phaseIn === 0 ? 1 : Math.min(1, (month - setting.from + 1) / setting.phaseIn);
  return phase * setting.intensity;
}
