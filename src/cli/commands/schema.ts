import { catalogue } from "../../sim/full-catalogue.ts";
import { jsonSchema } from "../../sim/json-schema.ts";
import { command } from "../command.ts";
import { exit } from "../session.ts";

export default command({
  name: "schema",
  means: { en: "Print the JSON Schema of scenario files, for editors", zh: "输出情景文件的 JSON Schema，供编辑器使用" },
  options: [],
  run(_names, _values, session) {
    session.printJson(jsonSchema(catalogue));
    return exit.done;
  },
});
