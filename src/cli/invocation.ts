import { basename } from "node:path";

interface Surroundings {
  /** As `process.argv`. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** What to write before the words of a command so that it is found: `medtide` itself need not be on the path. */
export const program = ({ argv, env }: Surroundings = process): string => {
  const script = argv[1] ?? "";
  const installed = basename(script) === "medtide" && !/[\\/]node_modules[\\/]\.bin[\\/]/.test(script);
  return installed && env["npm_command"] !== "exec" ? "medtide" : "npx medtide";
};

/** The command that was given, to be given again: without these words, and with those. */
export const again = (
  from: Surroundings = process,
  { without = [], add = [] }: { readonly without?: readonly string[]; readonly add?: readonly string[] } = {},
): string => {
  const kept = from.argv.slice(2).filter((word) => !without.includes(word) && !add.includes(word));
  const words = [...kept, ...add].map(quoted);
  if (from.env["npm_lifecycle_event"] !== "start") return [program(from), ...words].join(" ");
  const [, ...own] = words;
  return own.length === 0 ? "npm start" : ["npm start --", ...own].join(" ");
};
