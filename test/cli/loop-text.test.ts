// What a run says of its closed loop, in a terminal of any width.
import { expect, test } from "vitest";
import { loopLines } from "../../src/cli/loop-text.ts";
import type { Session } from "../../src/cli/session.ts";
import type { LoopResult } from "../../src/sim/comparison.ts";

const months = [13, 25, 37, 49, 61];
const loop: LoopResult = {
  reviews: months.map((month, k) => ({
    month,
    indicator: "townshipVacancy",
    name: { en: "township vacancy", zh: "乡镇空编率" },
    actual: 0.2 - k / 100,
    measured: 0.21 - k / 100,
    target: 0.15,
  })),
  strengths: [1, ...months].map((month, k) => ({
    month,
    lever: "living-subsidy",
    name: { en: "Living subsidy", zh: "生活补贴" },
    granted: 0.5 + k / 10,
  })),
};
const lines = (lang: "en" | "zh", of: LoopResult = loop): string[] => loopLines(of, { lang } as Session);

test("first, middle and last review, told before true, and what became of the strengths", () => {
  expect(lines("en")).toEqual([
    "Reviews (5): told (true), %  target     month 13     month 37     month 61",
    "township vacancy               15.0  21.0 (20.0)  19.0 (18.0)  17.0 (16.0)",
    "",
    "Strength of levers, % of intended  month 1  month 13  month 37  month 61",
    "Living subsidy                        50.0      60.0      80.0     100.0",
    "",
  ]);
});

test("the same in Chinese", () => {
  expect(lines("zh")[0]).toMatch(/^闭环考核 5 次：考核所见（真实值），% {2}目标 +第 13 月 +第 37 月 +第 61 月$/);
  expect(lines("zh")[3]).toMatch(/^政策力度，占原定 % +第 1 月/);
});

test("a loop that has not come to a review shows what it began with", () => {
  const begun = { reviews: [], strengths: loop.strengths.slice(0, 1) };
  expect(lines("en", begun)).toEqual([
    "Strength of levers, % of intended  month 1",
    "Living subsidy                        50.0",
    "",
  ]);
});
