import { queueAddress } from "../../host/node/queue/address.ts";
import { openBroker } from "../../host/node/queue/broker.ts";
import { createLanes } from "../../host/node/queue/lane.ts";
import { queueTiming } from "../../host/node/queue/lists.ts";
import { serve } from "../../host/node/queue/serve.ts";
import { catchInterrupt } from "../../host/node/signals.ts";
import { command } from "../command.ts";
import { exit } from "../session.ts";

export default command({
  name: "worker",
  means: {
    en: "Compute chunks of studies that wait on a queue, until told to end; Ctrl-C finishes those at hand first",
    zh: "从队列领取研究任务并计算，直至收到结束信号；按 Ctrl-C 先完成手头任务",
  },
  options: ["queue", "threads"],
  async run(_names, { queue, threads, json }, session) {
    const timing = queueTiming(process.env);
    const address = queueAddress(queue, process.env);
    const interrupt = catchInterrupt();
    let byHand = false;
    const onInterrupt = (): void => {
      byHand = true;
    };
    process.once("SIGINT", onInterrupt);
    const broker = await openBroker(address);
    const { compute, close } = createLanes(threads);
    const { note, warn } = session;
    try {
      const chunks = await serve(broker, { threads, compute, drain: interrupt.signal, note, warn, timing });
      if (json) session.printJson({ chunks });
      else session.note({ en: `${chunks} chunks computed and delivered`, zh: `已计算并交付 ${chunks} 个数据块` });
      return byHand ? exit.interrupted : exit.done;
    } finally {
      await close();
      await broker.close();
      process.off("SIGINT", onInterrupt);
      interrupt.release();
    }
  },
});
