import { readFileSync } from "node:fs";

/** Nanoseconds that this thread has been on a processor, as Linux counts them; null elsewhere. */
const onProcessor = (): number | null => {
  try {
    const [spent = ""] = readFileSync("/proc/thread-self/schedstat", "latin1").split(" ");
    return /^\d+$/.test(spent) ? Number(spent) : null;
  } catch {
    return null;
  }
};

/** Seconds that this thread has worked, from any start; where the system does not tell, seconds that have passed. */
export const threadSeconds = (): number => {
  const spent = onProcessor();
  return spent === null ? performance.now() / 1000 : spent / 1e9;
};
