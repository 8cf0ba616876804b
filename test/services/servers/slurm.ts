import { execFile } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { find } from "../../../src/tools/need.ts";
import { eventually, freePort, killHard, pause, removeFolder, ServerProcess, serverFolder } from "./server.ts";

const run = promisify(execFile);

export interface SlurmOptions {
  /** Nodes of two cores each, all of them this machine. */
  readonly nodes?: number;
  /** Indices of an array are below this. */
  readonly maxArraySize?: number;
}

export interface Slurm {
  /** What a client's environment needs to find it. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends and starts the controller, slurmctld, as a crash of its host would. */
  killController(): Promise<void>;
  startController(): Promise<void>;
  /** Gives nodes back that Slurm drained, as its administrator does: after a crash it begins jobs that nodes have had before. */
  resumeNodes(): Promise<void>;
  /** Ids of processes of its tasks whose command line holds this word. */
  tasks(word: string): number[];
  /** Output of one of its commands. */
  ask(command: string, ...args: string[]): Promise<string>;
  stop(): Promise<void>;
}

const read = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
};

/** Slurm without systemd, munge or root: one controller and several nodes, all on this machine. */
export async function startSlurm({ nodes = 2, maxArraySize = 1001 }: SlurmOptions = {}): Promise<Slurm> {
  const folder = serverFolder("slurm");
  const { username } = userInfo();
  const ports: number[] = [];
  while (ports.length <= nodes) {
    const port = await freePort();
    if (!ports.includes(port)) ports.push(port);
  }
  const [port, ...nodePorts] = ports;
  const configuration = join(folder, "slurm.conf");
  writeFileSync(
    configuration,
    `${[
      "ClusterName=tide",
      "SlurmctldHost=localhost(127.0.0.1)",
      `SlurmctldPort=${port}`,
      `SlurmUser=${username}`,
      `SlurmdUser=${username}`,
      "AuthType=auth/none",
      "CredType=cred/none",
      "ProctrackType=proctrack/linuxproc",
      "TaskPlugin=task/none",
      "MpiDefault=none",
      "SelectType=select/cons_tres",
      "SelectTypeParameters=CR_CPU",
      "SlurmdParameters=config_overrides",
      "AccountingStorageType=accounting_storage/none",
      `MaxArraySize=${maxArraySize}`,
      "ReturnToService=2",
      "KillWait=2",
      "SchedulerParameters=sched_min_interval=0,batch_sched_delay=0",
      `StateSaveLocation=${folder}/state`,
      `SlurmdSpoolDir=${folder}/spool-%n`,
      `SlurmctldPidFile=${folder}/slurmctld.pid`,
      `SlurmdPidFile=${folder}/slurmd-%n.pid`,
      ...nodePorts.map((own, at) => `NodeName=n${at} NodeHostname=localhost NodeAddr=127.0.0.1 Port=${own} CPUs=2`),
      "PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP",
    ].join("\n")}\n`,
  );
  const env = { SLURM_CONF: configuration, PATH: `${process.env["PATH"] ?? ""}:/usr/sbin` };
  const place = { cwd: folder, env: { ...process.env, ...env } };
  const programs = dirname(find("slurm")!);
  const ask = async (command: string, ...args: string[]): Promise<string> => {
    const { stdout } = await run(command, args, { env: { ...process.env, ...env }, timeout: 20_000 });
    return stdout;
  };
  const controller = new ServerProcess(
    join(programs, "slurmctld"),
    ["-D", "-f", configuration],
    join(folder, "slurmctld.log"),
    place,
  );
  const daemons = nodePorts.map(
    (_, at) =>
      new ServerProcess(
        join(programs, "slurmd"),
        ["-D", "-N", `n${at}`, "-f", configuration],
        join(folder, `slurmd-n${at}.log`),
        place,
      ),
  );
  const idle = async (): Promise<boolean> => {
    const states = await ask("sinfo", "-h", "-N", "-o", "%T").catch(() => "");
    return states.split("\n").filter((state) => /^(idle|mixed|allocated)$/.test(state)).length === nodes;
  };
  const startController = (): Promise<void> =>
    controller.start(() =>
      ask("scontrol", "ping").then(
        (words) => words.includes("UP"),
        () => false,
      ),
    );
  /** All that runs under this Slurm: its tasks carry its configuration in their environment. */
  const ours = (): number[] =>
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
      .filter((name) => read(`/proc/${name}/environ`).includes(`SLURM_CONF=${configuration}`))
      .map(Number);

  const stop = async (): Promise<void> => {
    await ask("scancel", "--state=PENDING,RUNNING", `--user=${username}`).catch(() => {});
    for (const daemon of daemons) await daemon.end("SIGTERM");
    await controller.end("SIGTERM");
    for (const pid of ours()) killHard(pid);
    await pause(50);
    removeFolder(folder);
  };

  try {
    await startController();
    for (const daemon of daemons) await daemon.start(() => true);
    await eventually("idle nodes", idle);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    env,
    ask,
    startController,
    killController: () => controller.end("SIGKILL"),
    resumeNodes: async () => {
      const drained = (await ask("sinfo", "-h", "-N", "-o", "%N %T")).split("\n").filter((line) => /drain/.test(line));
      // One that has come back by itself meanwhile needs no help.
      for (const line of drained)
        await ask("scontrol", "update", `NodeName=${line.split(" ")[0]}`, "State=RESUME").catch(() => {});
    },
    tasks: (word) =>
      ours().filter(
        (pid) => read(`/proc/${pid}/environ`).includes("SLURM_JOB_ID=") && read(`/proc/${pid}/cmdline`).includes(word),
      ),
    stop,
  };
}
