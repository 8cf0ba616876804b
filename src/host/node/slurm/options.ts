import { refuse } from "../store.ts";

/** Another way to give options, for those who always need the same. */
const slurmVariable = "MEDTIDE_SLURM";

/** What the engine says itself: another word on it would lose track of the chunks. */
const ours = [
  "array",
  "job-name",
  "output",
  "error",
  "open-mode",
  "chdir",
  "wrap",
  "parsable",
  "ntasks",
  "wait",
  "test-only",
];
const oursShort: Readonly<Record<string, string>> = {
  "-a": "array",
  "-J": "job-name",
  "-o": "output",
  "-e": "error",
  "-D": "chdir",
  "-n": "ntasks",
  "-W": "wait",
};

/** Words as a shell would split them: by spaces, except between quotes. Null where a quote is not closed. */
const split = (text: string): string[] | null => {
  const words: string[] = [];
  let word: string | null = null;
  let quote = "";
  for (const letter of text) {
    if (quote !== "") {
      if (letter === quote) quote = "";
      else word += letter;
    } else if (letter === '"' || letter === "'") {
      quote = letter;
      word ??= "";
    } else if (/\s/.test(letter)) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? "") + letter;
  }
  if (word !== null) words.push(word);
  return quote === "" ? words : null;
};

const nameOf = (word: string): string => {
  if (word.startsWith("--")) return word.slice(2).split("=")[0] ?? "";
  return oursShort[word.slice(0, 2)] ?? "";
};

/** Options for sbatch from `--slurm` or MEDTIDE_SLURM. Throws `Faults` for those that the engine sets itself. */
export function slurmOptions(option: string | null, env: Readonly<Record<string, string | undefined>>): string[] {
  const written = option ?? env[slurmVariable] ?? "";
  const source = option === null ? slurmVariable : "--slurm";
  const words = split(written);
  if (words === null) throw refuse(source, { en: "a quote is not closed", zh: "引号未闭合" });
  const [first] = words;
  if (first !== undefined && !first.startsWith("-")) {
    throw refuse(source, {
      en: `must be options of sbatch such as --partition=long, not "${first}"`,
      zh: `应为 sbatch 的选项，例如 --partition=long，而不是“${first}”`,
    });
  }
  const taken = words.map(nameOf).find((name) => ours.includes(name));
  if (taken !== undefined) {
    throw refuse(source, {
      en: `--${taken} is set by medtide itself; leave it out`,
      zh: `--${taken} 由 medtide 自行设置，请去掉`,
    });
  }
  return words;
}
