import { Faults } from "../../base/fail.ts";
import { catalogue } from "../../sim/full-catalogue.ts";
import { jsonSchema } from "../../sim/json-schema.ts";
import { studySchema } from "../../study/study-schema.ts";
import { command } from "../command.ts";
import { exit } from "../session.ts";

const schemas = { scenario: jsonSchema, study: studySchema } as const;
const isKnown = (name: string): name is keyof typeof schemas => Object.hasOwn(schemas, name);

export default command({
  name: "schema",
  means: {
    en: "Print the JSON Schema of scenario or study files, for editors",
    zh: "输出情景文件或研究文件的 JSON Schema，供编辑器使用",
  },
  argument: {
    name: "of",
    count: "maybe",
    means: { en: "scenario or study", zh: "scenario（情景）或 study（研究）" },
    default: { en: "scenario", zh: "scenario（情景）" },
  },
  options: [],
  run([name = "scenario"], _values, session) {
    if (!isKnown(name)) {
      const en = 'no schema of this name; there are "scenario" and "study"';
      throw new Faults([{ file: name, line: null, key: null, en, zh: "没有此名称的 Schema；可用：scenario、study" }]);
    }
    session.printJson(schemas[name](catalogue));
    return exit.done;
  },
});
