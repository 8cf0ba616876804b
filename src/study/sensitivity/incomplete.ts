import type { Text } from "../../base/text.ts";

/** Indices of a design with holes would mislead, so there are none: these rows have to be run first. */
export interface Incomplete {
  readonly complete: false;
  /** Rows of the design, in order, of which at least one needed figure is missing. */
  readonly missing: readonly number[];
  readonly rows: number;
}

/** Rows shown by number; more are counted. */
const SHOWN = 10;

/** What is missing, and what to do about it. */
export function incompleteText({ missing, rows }: Incomplete): Text {
  const shown = missing.slice(0, SHOWN);
  const more = missing.length - shown.length;
  return {
    en: `no indices: ${missing.length} of ${rows} points have no result (${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}, counted from 0); run the missing points and analyse again`,
    zh: `未给出指数：${rows} 个点中有 ${missing.length} 个缺少结果（序号 ${shown.join("、")}${more > 0 ? ` 等，另有 ${more} 个` : ""}，从 0 起）；请补跑缺失的点后再分析`,
  };
}

/** Refuses a design of which any row lacks a figure; null where none does. */
export function refuseHoles(rows: number, has: (row: number) => boolean): Incomplete | null {
  const missing = Array.from({ length: rows }, (_, row) => row).filter((row) => !has(row));
  return missing.length === 0 ? null : { complete: false, missing, rows };
}
