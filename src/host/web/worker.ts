// The script of a simulating web worker: errands in, their outcomes out.
import { type CalledOff, type Errand, Workbench } from "./workbench.ts";

const { port1, port2 } = new MessageChannel();
let resume = (): void => {};
// A message to itself lets those in that came before it; a timer would wait.
port1.onmessage = () => resume();

const workbench = new Workbench(
  (answer) => postMessage(answer),
  (next) => {
    resume = next;
    port2.postMessage(null);
  },
);
addEventListener("message", ({ data }: MessageEvent<Errand | CalledOff>) => workbench.take(data));
