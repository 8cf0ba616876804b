import { batch, signal } from "@preact/signals";
import { provinces } from "../files.ts";

/** The region that is made of the user's own data. */
export const OWN = "own/region.yaml";
export const TYPICAL = "regions/typical-county.yaml";

export const region = signal(TYPICAL);
/** Files of the user's own, by the path that scenarios name them by. They stay in this browser. */
export const ownFiles = signal<ReadonlyMap<string, string>>(new Map());
/** SHA-256 of these, or null where there are none: what a link holds of them. */
export const ownHash = signal<string | null>(null);
export const seed = signal("medtide");

export const isProvince = (path: string): boolean => provinces.some((province) => province.path === path);
/** Replicates unless somebody says otherwise: a province is hundreds of counties, and luck evens out in it. */
const usualReplicates = (path: string): number => (isProvince(path) ? 8 : 30);
export const replicates = signal(usualReplicates(TYPICAL));
/** Looks at another region. */
export const choose = (path: string): void => {
  batch(() => {
    if (replicates.value === usualReplicates(region.value)) replicates.value = usualReplicates(path);
    region.value = path;
  });
};
export const years = signal(10);
/** RMB a year that every package is scaled to, or null. */
export const budget = signal<number | null>(null);
