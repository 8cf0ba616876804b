import { serveLab } from "../../host/node/lab-server.ts";
import { catchInterrupt } from "../../host/node/signals.ts";
import { command } from "../command.ts";
import { exit } from "../session.ts";

export default command({
  name: "lab",
  means: {
    en: "Open the policy lab: a page for the browser of this machine, in which policies are moved and the county answers",
    zh: "启动政策实验室：在本机浏览器中调整政策，即时查看全县医师去留",
  },
  options: ["port"],
  async run(_names, { port, json }, session) {
    const interrupt = catchInterrupt();
    try {
      const server = await serveLab(port);
      if (json) session.printJson({ address: server.address });
      else session.print(server.address);
      session.note({
        en: "served on this machine alone; Ctrl-C ends it",
        zh: "仅本机可访问；按 Ctrl-C 结束",
      });
      await new Promise<void>((resolve) => {
        interrupt.signal.addEventListener("abort", () => resolve(), { once: true });
      });
      await server.close();
      return exit.done;
    } finally {
      interrupt.release();
    }
  },
});
