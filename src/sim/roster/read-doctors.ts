import { educations, posts, specialties, titles } from "../../model/kinds.ts";
import { sexes } from "../margins.ts";
import { type FaultList, printable, suggestion } from "../parse-fault-list.ts";
import { plain } from "./cell.ts";
import type { RowReader } from "./row-reader.ts";
import { childStages } from "./words.ts";

/** Where a doctor may work: what a row of the sheet of doctors is looked up in. */
export interface Employer {
  readonly index: number;
  readonly type: string;
  readonly town: number;
}

/** A row of the sheet of doctors, months still as the calendar has them. */
export interface DoctorRow {
  readonly reader: RowReader;
  readonly employer: Employer;
  readonly post: number;
  readonly born: number | null;
  readonly age: number | null;
  readonly sex: number | null;
  readonly education: number | null;
  readonly specialty: number | null;
  readonly title: number | null;
  readonly joined: number | null;
  readonly years: number | null;
  readonly promoted: number | null;
  /** The month of birth, "none", or null. */
  readonly child: number | "none" | null;
  /** Age in months of a child of whom only the stage is known. */
  readonly childAge: number | null;
  readonly elderNeed: number | null;
  readonly spouseTie: number | null;
  /** A word of home or the number of a town. */
  readonly home: "same-township" | "same-county" | "other-township" | "elsewhere" | number | null;
  readonly obligation: number | null;
  readonly term: number | null;
}

export interface DoctorContext {
  /** By plain name and by plain code. */
  readonly employers: ReadonlyMap<string, Employer>;
  /** Names and codes as they are written, for "did you mean". */
  readonly written: readonly string[];
  /** By plain name. */
  readonly towns: ReadonlyMap<string, number>;
  readonly faults: FaultList;
  readonly notices: FaultList;
}

const positionIn = (words: readonly string[], code: string | null): number | null =>
  code === null ? null : words.indexOf(code);
const answerOf = (code: string | null): number | null => (code === null ? null : code === "yes" ? 1 : 0);
const monthIn = (value: number | string | null): number | null => (typeof value === "number" ? value : null);

/** Null, and told, where nobody can say where the doctor works or under which kind of post. */
export function readDoctorRow(reader: RowReader, context: DoctorContext): DoctorRow | null {
  const { faults, notices } = context;
  const employer = employerOf(reader, context);
  const post = postOf(reader, employer, faults);
  const child = reader.month("child", notices);
  const stage = reader.word("childStage", notices);
  const row = {
    born: monthIn(reader.month("birth", notices)),
    age: reader.number("age", notices),
    sex: positionIn(sexes, reader.word("sex", notices)),
    education: positionIn(educations, reader.word("education", notices)),
    specialty: positionIn(specialties, reader.word("specialty", notices)),
    title: positionIn(titles, reader.word("title", notices)),
    joined: monthIn(reader.month("joined", notices)),
    years: reader.number("years", notices),
    promoted: monthIn(reader.month("promoted", notices)),
    child: typeof child === "string" ? ("none" as const) : child,
    childAge: stage === null ? null : (childStages[stage] ?? null),
    elderNeed: answerOf(reader.word("elders", notices)),
    spouseTie: answerOf(reader.word("spouse", notices)),
    home: homeOf(reader, context),
    obligation: monthIn(reader.month("obligation", notices)),
    term: monthIn(reader.month("term", notices)),
  };
  return employer === null || post === null ? null : { reader, employer, post, ...row };
}

function employerOf(reader: RowReader, { employers, written, faults }: DoctorContext): Employer | null {
  const text = reader.text("facility");
  if (text === "") {
    reader.say("facility", faults, {
      en: "is empty; who employs this doctor?",
      zh: "为空；该医师的用人机构是哪一家？",
    });
    return null;
  }
  const employer = employers.get(plain(text));
  if (employer !== undefined) return employer;
  const meant = suggestion(printable(text), written);
  reader.say("facility", faults, {
    en: `"${printable(text)}" is not in the sheet of facilities${meant.en}`,
    zh: `机构表中没有“${printable(text)}”${meant.zh}`,
  });
  return null;
}

function postOf(reader: RowReader, employer: Employer | null, faults: FaultList): number | null {
  if (reader.text("post") === "") return posts.indexOf(employer?.type === "village" ? "village" : "established");
  const code = reader.word("post", faults);
  if (code === "county-managed" && employer !== null && employer.type !== "township" && employer.type !== "community") {
    reader.say("post", faults, {
      en: "a county-managed doctor is listed at the township centre where they work",
      zh: "县管乡用医师应列在其工作的乡镇卫生院",
    });
    return null;
  }
  return positionIn(posts, code);
}

function homeOf(reader: RowReader, { towns, notices }: DoctorContext): DoctorRow["home"] {
  const town = towns.get(plain(reader.text("home")));
  if (town !== undefined) return town;
  return reader.word("home", notices) as "same-township" | "same-county" | "other-township" | "elsewhere" | null;
}
