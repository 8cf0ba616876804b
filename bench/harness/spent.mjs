// Loaded before a program whose cost is asked for: when the program is over, writes seconds of processor time and the most
// bytes it held to a file.
import { writeFileSync } from "node:fs";

const file = process.env["MEDTIDE_BENCH_SPENT"];
process.once("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const spent = { worked: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS * 1024 };
  if (file !== undefined) writeFileSync(file, JSON.stringify(spent));
});
