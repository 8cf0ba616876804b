// The whole country: about 5.7 million doctors, which takes minutes.
import { expect, test } from "vitest";
import { load } from "../../src/host/node/load.ts";
import { createPool } from "../../src/host/node/pool.ts";
import { scorecard } from "../../src/study/scorecard.ts";

test("all of China runs for a year, and B9b and B10 are judged on it", async () => {
  const scenario = { ...load("china-2024"), burnIn: 0, months: 12 };
  const pool = createPool();
  for await (const outcome of pool.run([{ scenarios: [scenario], seed: "country", replicate: 0 }])) {
    if (!outcome.ok) throw new Error(`${outcome.stage}: ${outcome.message}`);
    const { run } = outcome;
    const { month, doctors } = run.tables.months as Record<"month" | "doctors", Float64Array>;
    const first = doctors.reduce((sum, n, row) => sum + (month[row] === 1 ? n : 0), 0);
    expect(first / 5_687_475).toBeGreaterThan(0.97);
    expect(first / 5_687_475).toBeLessThan(1.03);
    const judged = scorecard([run], "china-2024").flatMap(({ id, parts }) =>
      parts.filter(({ inside }) => inside !== null).map(({ part }) => id + part),
    );
    expect(judged).toEqual(["B9b", "B10a", "B10b"]);
  }
  await pool.close();
  expect.assertions(3);
});
