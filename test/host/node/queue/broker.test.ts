import { expect, test } from "vitest";
import { clockLead } from "../../../../src/host/node/queue/broker.ts";

test.each([
  ["agree when its time lies between", [1000, 1200, 4000], 0],
  ["agree however long the answer took", [1000, 3999, 4000], 0],
  ["differ by what we are ahead at the least", [9000, 5000, 9100], 4000],
  ["differ by what we are behind at the least", [1000, 5000, 1100], -3900],
  ["differ when ours goes back while we ask", [9000, 9010, 5000], -4010],
] as const)("a server's clock and ours %s", (_, [asked, said, answered], lead) => {
  expect(clockLead(asked, said, answered)).toBe(lead);
});
