import type { Text } from "../../../base/text.ts";
import { beyondGrade, gradeNames } from "../../../chart/grades.ts";
import { payerNames } from "../../../chart/words.ts";
import type { Lever, LeverParameter } from "../../../levers/lever.ts";
import { evidenceText } from "./evidence.ts";
import { lang } from "./language.ts";
import { inForm } from "./lever-fields.tsx";
import { type Word, words } from "./words.ts";

const say = (word: Word): string => words[word][lang.value];
const t = (text: Text): string => text[lang.value];

const more = (parameter: LeverParameter): string => {
  const rest = beyondGrade(parameter, lang.value);
  return rest === "" ? "" : ` · ${rest}`;
};

const percent = ({ kind }: LeverParameter): string => (kind !== "share" ? "" : lang.value === "zh" ? "%" : " %");

/** Who pays for a lever, what it costs, and what its numbers rest on. */
export const About = ({ lever }: { lever: Lever }) => (
  <>
    <dl class="facts">
      <dt>{say("payer")}</dt>
      <dd>{t(payerNames[lever.payer])}</dd>
      <dt>{say("cost")}</dt>
      <dd>{t(lever.cost)}</dd>
      {Object.entries(lever.params).map(([name, parameter]) => (
        <>
          <dt key={name}>{t(parameter.name)}</dt>
          <dd>
            {t(gradeNames[parameter.grade])}
            {parameter.choices === undefined && parameter.kind !== "switch"
              ? ` · ${say("usual")} ${inForm(parameter, parameter.default)}${percent(parameter)} · ${say("range")} ${parameter.range.map((end) => inForm(parameter, end)).join("–")}${percent(parameter)}`
              : ""}
            {more(parameter)}
          </dd>
        </>
      ))}
    </dl>
    <ul class="sources">
      {lever.sources.map((id) => (
        <li key={id}>
          <b>{id}</b> {evidenceText(id, lang.value)}
        </li>
      ))}
    </ul>
  </>
);
