import yargs from "yargs";
import { type Fault, Faults, nearest } from "../base/fail.ts";
import type { Language, Text } from "../base/text.ts";
import { packageFacts } from "../host/node/package-facts.ts";
import { all } from "./all.gen.ts";
import type { Command } from "./command.ts";
import { program } from "./invocation.ts";
import { everywhere, type Option, type OptionId, options, writtenAs } from "./options.ts";
import { type Exit, exit, type Session } from "./session.ts";
import { readOptions } from "./values.ts";

const commands: readonly Command[] = all;

const name = program();

const intro: Text = {
  en: `medtide simulates how doctors flow through a health system, month by month.

  ${name} compare
      the shipped county with its ten policy packages: a table, a result folder and a report
  ${name} compare county-managed family-first --budget 8M
      two packages at the same yearly cost against the status quo
  ${name} levers county-managed
      what a policy does, what it costs and what its numbers rest on

${name} --help lists all commands.`,
  zh: `medtide（医潮）按月模拟医师在卫生体系中的流动。

  ${name} compare
      内置县域与十个政策组合：输出对比表、结果文件夹与报告
  ${name} compare county-managed family-first --budget 800万
      在相同年度成本下，比较两个政策组合与现状
  ${name} levers county-managed
      查看一项政策工具的作用、成本与数据依据

${name} --help 列出全部命令。`,
};

const words = {
  unknownOption: (id: string): Text => ({ en: `unknown option --${id}`, zh: `未知选项 --${id}` }),
  unknownCommand: (name: string): Text => ({ en: `unknown command "${name}"`, zh: `未知命令“${name}”` }),
  didYouMean: (name: string | null): Text =>
    name === null ? { en: "", zh: "" } : { en: `; did you mean ${name}?`, zh: `；是不是 ${name}？` },
  extra: (name: string): Text => ({ en: `unexpected argument "${name}"`, zh: `多余的参数“${name}”` }),
  missing: (name: string): Text => ({ en: `<${name}> is missing`, zh: `缺少 <${name}>` }),
};

const refused = (...parts: readonly Text[]): Fault => ({
  file: "medtide",
  line: null,
  key: null,
  en: parts.map(({ en }) => en).join(""),
  zh: parts.map(({ zh }) => zh).join(""),
});

const usage = ({ name, argument, second }: Command): string => {
  if (argument === undefined) return name;
  const { one, maybe, many } = { one: `<${argument.name}>`, maybe: `[${argument.name}]`, many: `[${argument.name}..]` };
  const first = `${name} ${{ one, maybe, many }[argument.count]}`;
  return second === undefined ? first : `${first} [${second.name}${second.many ? ".." : ""}]`;
};

interface Asked {
  readonly command: Command | null;
  readonly given: Readonly<Record<string, unknown>>;
  /** Help or version, to be printed instead of doing anything. */
  readonly output: string;
}

/** Lets yargs read the words and write the help; what they mean is checked here, so that all faults come at once. */
const read = (argv: readonly string[], lang: Language): Asked => {
  let output = "";
  const parser = yargs()
    .scriptName("medtide")
    .locale(lang === "zh" ? "zh_CN" : "en")
    .parserConfiguration({
      "boolean-negation": false,
      "camel-case-expansion": false,
      "dot-notation": false,
      "parse-numbers": false,
      "parse-positional-numbers": false,
    })
    .exitProcess(false)
    .wrap(Math.min(110, process.stdout.columns ?? 100))
    .help("help", lang === "zh" ? "显示帮助" : "Show help")
    .alias("help", "h")
    .version("version", lang === "zh" ? "显示版本" : "Show version", packageFacts.version);
  for (const command of commands) {
    parser.command(
      usage(command),
      command.means[lang],
      (builder) => {
        builder.usage(`$0 ${usage(command)}\n\n${command.means[lang]}`);
        const { argument, second } = command;
        if (argument !== undefined) {
          const { means, default: otherwise } = argument;
          builder.positional(argument.name, {
            describe: means[lang],
            type: "string",
            ...(otherwise === undefined ? {} : { defaultDescription: otherwise[lang] }),
          });
        }
        if (second !== undefined) builder.positional(second.name, { describe: second.means[lang], type: "string" });
        for (const id of [...command.options, ...everywhere]) builder.option(writtenAs(id), yargsOption(id, lang));
        return builder;
      },
      () => {},
    );
  }
  const given = parser.parseSync([...argv], {}, (error, _argv, text) => {
    if (error === null || error === undefined) output = text;
  });
  const [name] = given._;
  return { command: commands.find((known) => known.name === name) ?? null, given, output };
};

const yargsOption = (id: OptionId, lang: Language) => {
  const option: Option = options[id];
  return {
    describe: option.means[lang],
    type: option.kind === "flag" ? ("boolean" as const) : ("string" as const),
    ...(option.default === undefined ? {} : { defaultDescription: option.default }),
  };
};

/** Options that the command does not take, and arguments too few or too many. */
const shapeFaults = ({ command, given }: Asked): Fault[] => {
  const known: readonly string[] =
    command === null
      ? [...everywhere, "help", "version"]
      : [...command.options.map(writtenAs), ...everywhere, "help", "version"];
  const own = new Set([...known, "h", "_", "$0", command?.argument?.name, command?.second?.name]);
  const unknown = Object.keys(given).filter((id) => !own.has(id));
  const [, ...extra] = given["_"] as readonly string[];
  const near = (id: string): string | null => {
    const found = nearest(id, known);
    return found === null ? null : `--${found}`;
  };
  const argument = command?.argument;
  const missing = argument?.count === "one" && given[argument.name] === undefined;
  return [
    ...unknown.map((id) => refused(words.unknownOption(id), words.didYouMean(near(id)))),
    ...extra.map((name) => refused(words.extra(String(name)))),
    ...(missing ? [refused(words.missing(argument.name))] : []),
  ];
};

const namesOf = ({ argument, second }: Command, given: Readonly<Record<string, unknown>>): string[] =>
  [argument, second].flatMap((taken) => {
    const value = taken === undefined ? undefined : given[taken.name];
    return value === undefined ? [] : [value].flat().map(String);
  });

/** Does what the words of a command line ask for; a request that it refuses is told in the session. */
export const medtide = async (
  argv: readonly string[],
  lang: Language,
  open: (lang: Language, quiet: boolean) => Session,
): Promise<Exit> => {
  const asked = read(argv, lang);
  const session = open(lang, asked.given["quiet"] === true);
  try {
    if (asked.output !== "") {
      session.print(asked.output);
      return exit.done;
    }
    const faults = shapeFaults(asked);
    const { command, given } = asked;
    if (command === null) {
      const [name] = given["_"] as readonly string[];
      if (name !== undefined) {
        const near = nearest(
          String(name),
          commands.map((known) => known.name),
        );
        faults.unshift(refused(words.unknownCommand(String(name)), words.didYouMean(near)));
      }
      if (faults.length > 0) throw new Faults(faults);
      session.print(session.text(intro));
      return exit.done;
    }
    const values = readOptions(given, faults);
    if (faults.length > 0) throw new Faults(faults);
    return await command.run(namesOf(command, given), values, session);
  } catch (error) {
    if (!(error instanceof Faults)) throw error;
    session.tell(error.faults);
    return exit.refused;
  }
};
