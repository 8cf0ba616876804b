import { basename, join, resolve } from "node:path";
import { Faults } from "../../base/fail.ts";
import { files, onePath } from "../../host/node/files.ts";
import { calibratedCatalogue, scenarioFile } from "../../host/node/load.ts";
import { checkNewFolder, readRoster, writeNewFolder, writeTemplate } from "../../host/node/roster.ts";
import type { Files } from "../../sim/files.ts";
import { FaultList } from "../../sim/parse-fault-list.ts";
import { parseScenario } from "../../sim/parse-scenario.ts";
import { ownMargins, regionTables, startingFolder } from "../../sim/roster/region-files.ts";
import { checkedText, inspect } from "../check-scenario.ts";
import { command } from "../command.ts";
import { rosterJson, rosterText } from "../roster-text.ts";
import { exit, type Session } from "../session.ts";

/** The files of a folder as they will lie there, before they are written. */
const filesWith = (folder: string, texts: ReadonlyMap<string, string>): Files => {
  const later = new Map([...texts].map(([path, text]) => [onePath(join(folder, path)), text]));
  return {
    ...files,
    read: (path) => {
      const text = later.get(path);
      return text === undefined ? files.read(path) : { text };
    },
  };
};

const refuse = (file: string, en: string, zh: string): Faults => new Faults([{ file, line: null, key: null, en, zh }]);

const whatToDo = (folder: string, { lang }: Session): string => {
  const language = lang === "zh" ? " --lang zh" : "";
  const region = join(folder, "region.yaml");
  return `medtide compare ${join(folder, "package.yaml")} --baseline ${region}${language}`;
};

export default command({
  name: "new",
  means: {
    en: "Start a folder of your own: from a roster of facilities and doctors, or from a region's tables to edit",
    zh: "建立自有数据文件夹：由机构与医师花名册，或由某一区域的数据表起步",
  },
  argument: {
    name: "folder",
    count: "one",
    means: {
      en: "A new folder; with --template the file or folder to write",
      zh: "新文件夹；使用 --template 时为写出的文件或文件夹",
    },
  },
  second: {
    name: "roster",
    many: true,
    means: {
      en: "Roster: one XLSX file, or a CSV table of facilities and one of doctors",
      zh: "花名册：一个 XLSX 文件，或机构、医师两个 CSV 表",
    },
  },
  options: ["from", "margins", "as-of", "title", "seed", "all", "template"],
  async run([folder = "", ...rosters], { from, margins, asOf, title, seed, all, template, json }, session) {
    if (template !== null) {
      const [roster] = rosters;
      if (roster !== undefined) throw refuse(roster, "a template is written, not read", "模板只写出，不读取花名册");
      const written = await writeTemplate(folder, template);
      if (json) session.printJson({ files: written });
      else session.print(written.join("\n"));
      return exit.done;
    }
    checkNewFolder(folder);
    const faults = new FaultList();
    const catalogue = calibratedCatalogue();
    const base = regionTables(scenarioFile(from), files, catalogue, faults);
    const own = margins === null ? null : ownMargins(onePath(margins), files, faults);
    if (base === null || faults.any) throw new Faults(faults.all());
    const reading = rosters.length === 0 ? null : await readRoster(rosters, asOf);
    const tables = own === null ? base : { ...base, margins: own };
    const start = startingFolder(title ?? basename(resolve(folder)), tables, reading?.roster ?? null);
    // Nothing is written that does not run.
    const scenario = parseScenario(onePath(join(folder, start.region)), filesWith(folder, start.files), catalogue);
    const checked = inspect(scenario, seed);
    writeNewFolder(folder, start.files);
    session.tell(reading?.notices ?? []);
    for (const { name } of start.added) {
      session.note({
        en: `added from ${from}, with doctors made from margins: ${name.en}`,
        zh: `已从 ${from} 补入，其医师按边际分布合成：${name.zh}`,
      });
    }
    if (json) {
      session.printJson({
        folder,
        files: [...start.files.keys()],
        sha256: start.sha256,
        doctors: checked.doctors,
        roster: reading === null ? null : rosterJson(reading.roster, reading.notices, reading.smallCells),
        fit: checked.fit,
      });
      return exit.done;
    }
    const parts = [
      ...(reading === null ? [] : [rosterText(reading.roster, session), ""]),
      checkedText(checked, all, session),
      "",
      whatToDo(folder, session),
    ];
    session.print(parts.join("\n"));
    return exit.done;
  },
});
