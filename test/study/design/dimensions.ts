import type { Dimension } from "../../../src/study/space.ts";

const dimension = (path: string, over: Partial<Dimension>): Dimension => ({
  path,
  name: { en: path, zh: path },
  unit: "",
  role: "uncertainty",
  grade: "assumed",
  values: { kind: "range", low: 0, high: 1, whole: false },
  switchedBy: null,
  ...over,
});

/** A continuous dimension. */
export const range = (path: string, low = 0, high = 1, over: Partial<Dimension> = {}): Dimension =>
  dimension(path, { values: { kind: "range", low, high, whole: false }, ...over });

/** A dimension of whole numbers, both ends included. */
export const whole = (path: string, low: number, high: number, over: Partial<Dimension> = {}): Dimension =>
  dimension(path, { values: { kind: "range", low, high, whole: true }, ...over });

/** A closed list of values. */
export const list = (
  path: string,
  values: readonly (number | string | boolean)[],
  over: Partial<Dimension> = {},
): Dimension => dimension(path, { values: { kind: "list", list: values }, ...over });

/** As many continuous dimensions as wanted. */
export const cube = (n: number): readonly Dimension[] => Array.from({ length: n }, (_, k) => range(`parameters.x${k}`));
