import type { Statistics } from "../../../src/study/calibration/distance.ts";

/** Answers a sampler until it ends. */
export function drive<R>(
  sampler: Generator<readonly (readonly number[])[], R, readonly (Statistics | null)[]>,
  simulate: (values: readonly number[], id: number) => Statistics | null,
): { readonly result: R; readonly batches: readonly (readonly (readonly number[])[])[] } {
  const batches: (readonly (readonly number[])[])[] = [];
  let id = 0;
  let step = sampler.next();
  while (!step.done) {
    batches.push(step.value);
    step = sampler.next(step.value.map((values) => simulate(values, id++)));
  }
  return { result: step.value, batches };
}
