import type { Engine } from "../engine.ts";
import { queueAddress } from "../queue/address.ts";
import { openBroker } from "../queue/broker.ts";
import { control } from "../queue/controller.ts";
import { queueTiming } from "../queue/lists.ts";
import { isWhole, readPlan } from "../run-chunk.ts";

export default {
  id: "queue",
  name: { en: "workers on a queue", zh: "队列上的工作节点" },
  chunkSeconds: 20,
  parallel: () => null,
  check: ({ queue }) => {
    queueAddress(queue, process.env);
    queueTiming(process.env);
  },
  async *run(plan, indices, { signal, note, options }) {
    const read = readPlan(plan.file);
    const timing = queueTiming(process.env);
    const broker = await openBroker(queueAddress(options.queue, process.env));
    try {
      yield* control(plan, indices, broker, {
        signal,
        note,
        timing,
        isWhole: (index) => isWhole(read, index, plan.out),
      });
    } finally {
      await broker.close();
    }
  },
} as const satisfies Engine;
