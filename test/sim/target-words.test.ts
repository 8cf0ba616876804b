import { expect, test } from "vitest";
import { targetWords } from "../../src/sim/parse-target.ts";
import { targetName, targetText } from "../../src/sim/target-words.ts";

test("every word of a target's lists has a name in both languages", () => {
  for (const [axis, { list }] of Object.entries(targetWords))
    for (const word of list)
      expect([word, targetName(axis, word).zh]).toEqual([word, expect.stringMatching(/^\p{Script=Han}+$/u)]);
  expect(targetName("posts", "village").zh).toBe("村医岗位");
  expect(targetName("types", "village").zh).toBe("村卫生室");
});

test("whom a target reaches", () => {
  expect(targetText({ types: ["township"], posts: ["contract"], remoteness: [0, 0.5] })).toEqual({
    en: "township centres, contract, remoteness 0–0.5",
    zh: "乡镇卫生院、编外聘用、偏远度 0–0.5",
  });
  expect(targetText({}).zh).toBe("照常");
});
