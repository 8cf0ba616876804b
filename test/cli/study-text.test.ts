import { expect, test } from "vitest";
import type { Session } from "../../src/cli/session.ts";
import { findingsLines } from "../../src/cli/study-text.ts";
import type { Findings } from "../../src/sim/findings.ts";

const text = (en: string, zh: string) => ({ en, zh });
const findings: Findings = {
  headline: text("Point 1 is best", "试算点 1 最优"),
  data: {},
  lines: [],
  pictures: [],
  stopped: text("All done", "均已完成"),
  tables: [
    {
      title: text("Points", "试算点"),
      columns: [text("Point", "试算点"), text("Cost", "成本")],
      rows: Array.from({ length: 12 }, (_, at) => [
        String(at),
        at === 0 ? { figure: text("12", "12"), interval: text("11–13", "11–13") } : "–",
      ]),
    },
  ],
};

test("a table shows intervals below their figures, and how many rows it leaves to the report", () => {
  const said = findingsLines(findings, { lang: "en" } as Session);
  const at = said.indexOf("Points");
  expect(said.slice(at + 1, at + 5)).toEqual(["Point     Cost", "0           12", "       (11–13)", "1            –"]);
  expect(said[at + 13]).toBe("… 2 more rows in the report");
  expect(findingsLines(findings, { lang: "zh" } as Session)).toContain("… 另有 2 行，见报告");
});
