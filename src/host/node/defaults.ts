import { availableParallelism } from "node:os";

/** What holds where the user says nothing. */
export const defaults = { seed: "medtide", replicates: 30, threads: availableParallelism() } as const;
