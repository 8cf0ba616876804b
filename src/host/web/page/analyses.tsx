import { scaled } from "../../../analyses/figures.ts";
import type { Text } from "../../../base/text.ts";
import { interval, number, plainText } from "../../../chart/format.ts";
import { LifeTeller, lifeLines } from "../../../chart/life-text.ts";
import { outcomes } from "../../../sim/outcomes.ts";
import type { Scenario } from "../../../sim/scenario.ts";
import type { HowSure, Surety } from "../../../study/how-sure.ts";
import type { AnalysisId, Lives } from "../questions.ts";
import { ask, tasks } from "./asking.ts";
import { seed } from "./basis.ts";
import { baselineOf, frontPackage, packagesInForce } from "./drafts.ts";
import { lang } from "./language.ts";
import { Panel } from "./panel.tsx";
import { Scroll } from "./scroll.tsx";
import { uncertainty } from "./uncertainty.ts";
import { type Word, words } from "./words.ts";

const say = (word: Word): string => words[word][lang.value];
const t = (text: Text): string => text[lang.value];

const resultOf = <I extends AnalysisId>(id: I) => {
  const result = tasks.value[id]?.result;
  return result?.id === id ? result.found : null;
};

interface Mark {
  readonly low: number;
  readonly high: number;
  readonly middle: number | null;
}
/** A band and the dots within it, on a scale that all bands of the picture share. */
const Band = ({
  mark,
  dots,
  from,
  to,
  label,
}: {
  mark: Mark;
  dots: readonly number[];
  from: number;
  to: number;
  label: string;
}) => {
  const at = (value: number): string => `${(((value - from) / (to - from)) * 100).toFixed(2)}%`;
  return (
    <span class="band-strip" role="img" aria-label={label}>
      {from < 0 && to > 0 && <i class="zero" style={{ left: at(0) }} />}
      <u style={{ left: at(mark.low), width: `${(((mark.high - mark.low) / (to - from)) * 100).toFixed(2)}%` }} />
      {dots.map((dot, k) => (
        <b class="dot" key={k} style={{ left: at(dot) }} />
      ))}
      {mark.middle !== null && <s style={{ left: at(mark.middle) }} />}
    </span>
  );
};

const bandsOf = ({ luck, parameters, rules }: Surety, scale: number) => {
  const known = rules.flatMap(({ effect }) => (effect.value === null ? [] : [effect.value * scale]));
  const value = luck.value === null ? null : luck.value * scale;
  return [
    {
      word: "byLuck" as const,
      mark:
        luck.low === null || luck.high === null
          ? null
          : { low: luck.low * scale, high: luck.high * scale, middle: value },
      dots: [],
    },
    {
      word: "byParameters" as const,
      mark: parameters === null ? null : { low: parameters.low * scale, high: parameters.high * scale, middle: null },
      dots: (parameters?.draws ?? []).map((draw) => draw * scale),
    },
    {
      word: "byRules" as const,
      mark: known.length === 0 ? null : { low: Math.min(...known), high: Math.max(...known), middle: null },
      dots: known,
    },
  ];
};

const SureBands = ({ found }: { found: HowSure }) => {
  const { scale, decimals } = outcomes[found.outcome];
  const packages = found.packages.map((p) => ({ p, bands: bandsOf(p, scale) }));
  const ends = packages.flatMap(({ bands }) => bands.flatMap(({ mark, dots }) => [mark?.low, mark?.high, ...dots]));
  const all = [0, ...ends.flatMap((end) => (end === undefined ? [] : [end]))];
  const margin = (Math.max(...all) - Math.min(...all)) * 0.04 || 1;
  const [from, to] = [Math.min(...all) - margin, Math.max(...all) + margin];
  return (
    <>
      {packages.map(({ p, bands }) => (
        <div class="sure" key={p.id}>
          <h4>{t(p.name)}</h4>
          {bands.map(({ word, mark, dots }) => {
            if (mark === null) return null;
            const text = interval(number(mark.low, decimals), number(mark.high, decimals), lang.value);
            return (
              <div class="sure-row" key={word}>
                <span>{say(word)}</span>
                <Band mark={mark} dots={dots} from={from} to={to} label={`${say(word)} ${text}`} />
                <span class="figure">{text}</span>
              </div>
            );
          })}
          <p class="quiet">
            {p.rules
              .map(({ name, effect }) => `${t(name)} ${plainText(scaled(effect, scale), decimals, lang.value, true)}`)
              .join(" · ")}
          </p>
        </div>
      ))}
      <p class="quiet">
        {lang.value === "zh"
          ? `3 年留任率较现状的变化（百分点）；随机性与决策规则各 ${found.replicates} 次重复，参数抽取 ${found.points} 组。三者分列，不合并为一个区间；竖线为零。`
          : `Change of 3-year retention against the status quo, points; ${found.replicates} replicates for luck and for each rule, ${found.points} draws of parameters. The three are never mixed into one interval; the line is zero.`}
      </p>
    </>
  );
};

export const HowSurePanel = () => {
  const packages = packagesInForce();
  const [first] = packages;
  const found = resultOf("sure") as HowSure | null;
  const start = (): void => {
    if (first === undefined) return;
    ask({
      id: "sure",
      scenarios: [baselineOf(first), ...packages],
      study: uncertainty(),
      outcome: "retention3",
      seed: seed.value,
      replicates: 8,
    });
  };
  return (
    <Panel
      id="sure"
      title={words.howSure}
      explains={words.howSureExplains}
      needs={words.needsPackage}
      start={first === undefined ? null : start}
    >
      {found !== null && <SureBands found={found} />}
    </Panel>
  );
};

const LifeTable = ({ found, scenario }: { found: Lives; scenario: Scenario }) => {
  const { doctor, lives } = found;
  const opening = lives[0]?.find(({ state }) => state !== null)?.state;
  if (doctor === null || opening === undefined || opening === null) return <p class="hint">{say("noDoctor")}</p>;
  const teller = new LifeTeller(scenario, lang.value);
  return (
    <>
      <p>{teller.who(doctor, opening)}</p>
      <Scroll label={say("oneLife")}>
        <table class="life">
          <thead>
            <tr>
              <th scope="col">{say("when")}</th>
              <th scope="col">{say("statusQuo")}</th>
              <th scope="col">{t(scenario.name)}</th>
            </tr>
          </thead>
          <tbody>
            {lifeLines(lives, teller, lang.value).map(({ when, cells, alike }, row) => (
              <tr key={row}>
                <th scope="row">{when}</th>
                {alike ? (
                  <td colSpan={2}>{cells[0]}</td>
                ) : (
                  cells.map((cell, k) => <td key={k === 0 ? "one" : "other"}>{cell}</td>)
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
};

export const OneLife = () => {
  const scenario = frontPackage();
  const found = resultOf("life") as Lives | null;
  const start = (one: Scenario): void =>
    ask({ id: "life", one: baselineOf(one), other: one, seed: seed.value, replicate: 0, doctor: null });
  return (
    <Panel
      id="life"
      title={words.oneLife}
      explains={words.oneLifeExplains}
      needs={words.needsPackage}
      start={scenario === null ? null : () => start(scenario)}
    >
      {found !== null && scenario !== null && <LifeTable found={found} scenario={scenario} />}
    </Panel>
  );
};
