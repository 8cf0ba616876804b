import { expect, test } from "vitest";
import { evidenceTexts } from "../../src/sim/evidence-text.ts";

test("a finding is told with its figure and its source, a quotation in its own words, in Chinese by itself", () => {
  const texts = evidenceTexts([
    'id,quantity,value,low,high,unit,source_citation,source_zh,finding_zh\nE900,intention,28.6,,,%,"Li 2024, table 3",李 2024，表 3,离职意愿：28.6%\nE901,visits,,2,3,a year,Wang 2020,,\n',
    "id,quantity,value,low,high,unit,source,source_zh,quote_zh\nS900,graduates,5,,,count,A lecture,讲座,引进的5名本科生\n",
  ]);
  expect([...texts]).toEqual([
    ["E900", { en: "intention: 28.6 %. Li 2024, table 3", zh: "离职意愿：28.6%。李 2024，表 3" }],
    ["E901", { en: "visits: 2–3 a year. Wang 2020", zh: "Wang 2020" }],
    ["S900", { en: "graduates: 5 count. A lecture “引进的5名本科生”", zh: "“引进的5名本科生”。讲座" }],
  ]);
});
