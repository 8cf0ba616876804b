import { loadStudy, studyFile } from "../../host/node/load.ts";
import { command } from "../command.ts";
import { runStudy } from "../run-study.ts";

export default command({
  name: "study",
  means: {
    en: "Run a study from one file: its points, their runs, the analysis and a report; what is finished is never lost",
    zh: "按一个研究文件完成试验设计、运行、分析与报告；已完成的运行不会丢失",
  },
  argument: {
    name: "file",
    count: "one",
    means: { en: "Study file, or id of a shipped study", zh: "研究文件，或内置研究的标识" },
  },
  options: [
    "seed",
    "replicates",
    "precision",
    "months",
    "on",
    "queue",
    "slurm",
    "threads",
    "out",
    "resume",
    "force",
    "dry-run",
    "register",
    "parameters",
  ],
  run([name = ""], values, session) {
    const { seed, replicates, months, precision, given } = values;
    const file = studyFile(name);
    const study = loadStudy(file, {
      ...(given.has("seed") ? { seed } : {}),
      ...(given.has("replicates") ? { replicates } : {}),
      ...(months === null ? {} : { months }),
      ...(precision === null ? {} : { precision }),
    });
    return runStudy(file, study, values, session);
  },
});
