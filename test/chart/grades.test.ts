import { expect, test } from "vitest";
import { beyondGrade } from "../../src/chart/grades.ts";

test("a source does not repeat the grade that is told before it", () => {
  const assumed = { grade: "assumed", source: { en: "assumed: two years", zh: "假定：两年" } } as const;
  expect(beyondGrade(assumed, "en")).toBe("two years");
  expect(beyondGrade(assumed, "zh")).toBe("两年");
  expect(beyondGrade({ grade: "assumed", source: "assumed" }, "zh")).toBe("");
  expect(beyondGrade({ grade: "measured", source: "S079; E101" }, "zh")).toBe("S079、E101");
  const like = {
    grade: "assumed",
    source: { en: "assumed as in townships (S057)", zh: "假定：同乡镇卫生院（S057）" },
  } as const;
  expect(beyondGrade(like, "en")).toBe("as in townships (S057)");
});
