import type { Engine } from "../engine.ts";
import { isWhole, readPlan } from "../run-chunk.ts";
import { control } from "../slurm/controller.ts";
import { slurmOptions } from "../slurm/options.ts";

export default {
  id: "slurm",
  name: { en: "a Slurm cluster with a shared disk", zh: "共享存储的 Slurm 集群" },
  chunkSeconds: 90,
  parallel: () => null,
  check: ({ slurm }) => {
    slurmOptions(slurm, process.env);
  },
  run(plan, indices, { signal, note, options }) {
    const read = readPlan(plan.file);
    return control(plan, indices, {
      signal,
      note,
      options: slurmOptions(options.slurm, process.env),
      isWhole: (index) => isWhole(read, index, plan.out),
    });
  },
} as const satisfies Engine;
