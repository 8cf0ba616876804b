import type { Text } from "../../../base/text.ts";
import { interval, isClear, noClearEffect, number, signed, supported } from "../../../chart/format.ts";
import { LifeTeller, lifeLines } from "../../../chart/life-text.ts";
import type { Interval } from "../../../sim/comparison.ts";
import { catalogue } from "../../../sim/full-catalogue.ts";
import { type OutcomeId, outcomes } from "../../../sim/outcomes.ts";
import type { Scenario } from "../../../sim/scenario.ts";
import type { HowSure, Surety } from "../../../study/how-sure.ts";
import { type Interactions, MOST_LEVERS } from "../../../study/interactions.ts";
import type { AnalysisId, Lives } from "../questions.ts";
import { Panel } from "./panel.tsx";
import { Scroll } from "./scroll.tsx";
import { active, ask, baselineOf, lang, scenarios, seed, tasks } from "./state.ts";
import { uncertainty } from "./uncertainty.ts";
import { type Word, words } from "./words.ts";

const say = (word: Word): string => words[word][lang.value];
const t = (text: Text): string => text[lang.value];

/** The package in front, where it can be run and does anything. */
const frontPackage = (): Scenario | null => {
  const read = scenarios.value[active.value];
  return read !== undefined && "scenario" in read && read.scenario.levers.length > 0 ? read.scenario : null;
};

const resultOf = <I extends AnalysisId>(id: I) => {
  const result = tasks.value[id]?.result;
  return result?.id === id ? result.found : null;
};

/** A difference and its interval as words. */
const inWords = (x: Interval, decimals: number): readonly [string, string | null] => {
  if (x.value === null) return ["–", null];
  if (x.low === null || x.high === null) return [signed(x.value, decimals), null];
  const places = supported(x.low, x.high, decimals);
  return [signed(x.value, places), interval(number(x.low, places), number(x.high, places), lang.value)];
};
const told = (x: Interval, decimals: number): string => {
  const [value, range] = inWords(x, decimals);
  return range === null ? value : `${value} (${range})`;
};
/** The unit that readers of the language count in: money in 万 in Chinese. */
const unitOf = (id: OutcomeId): { readonly name: string; readonly scale: number; readonly decimals: number } =>
  id === "cost" && lang.value === "zh"
    ? { name: "万元/年", scale: 100, decimals: 0 }
    : { name: t(outcomes[id].unit), scale: 1, decimals: outcomes[id].decimals };
const scaled = (value: number | null, by: number): number | null => (value === null ? null : value * by);
const Told = ({ of, id }: { of: Interval; id: OutcomeId }) => {
  const { scale, decimals } = unitOf(id);
  const [value, range] = inWords(
    { value: scaled(of.value, scale), low: scaled(of.low, scale), high: scaled(of.high, scale) },
    decimals,
  );
  return (
    <>
      {value}
      {range !== null && <small>{range}</small>}
    </>
  );
};

const leverName = (id: string): string => {
  const lever = catalogue.levers.find((each) => each.id === id);
  return lever === undefined ? id : t(lever.name);
};

const headline: readonly OutcomeId[] = ["retention3", "townshipVacancy", "leavingPrimary", "burnout", "cost"];

/** Shapley shares of each lever, and pairs that do clearly more or less than their sum. */
const LeverTable = ({ found }: { found: Interactions }) => {
  const shown = found.outcomes.filter(({ id }) => headline.includes(id));
  const pairs = (found.outcomes.find(({ id }) => id === "retention3")?.pairs ?? []).filter(
    ({ beyondSum }) => isClear(beyondSum) === true,
  );
  return (
    <>
      <Scroll label={say("whichLever")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say("lever")}</th>
              {shown.map(({ id, name }) => (
                <th scope="col" key={id}>
                  {t(name)}
                  <small>{unitOf(id).name}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.levers.map((lever) => (
              <tr key={lever}>
                <th scope="row">{leverName(lever)}</th>
                {shown.map((outcome) => {
                  const share = outcome.levers.find((each) => each.lever === lever)?.share;
                  if (share === undefined) return <td key={outcome.id}>–</td>;
                  return (
                    <td key={outcome.id}>
                      <Told of={share} id={outcome.id} />
                      {isClear(share) === false && <small>{t(noClearEffect)}</small>}
                    </td>
                  );
                })}
              </tr>
            ))}
            <tr class="baseline">
              <th scope="row">{say("together")}</th>
              {shown.map((outcome) => (
                <td key={outcome.id}>
                  <Told of={outcome.total} id={outcome.id} />
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </Scroll>
      {pairs.length > 0 && (
        <ul>
          {pairs.map(({ levers: [a, b], beyondSum }) => (
            <li key={`${a} ${b}`}>
              {leverName(a)} + {leverName(b)}: {say((beyondSum.value ?? 0) > 0 ? "synergy" : "crowding")}{" "}
              {told(beyondSum, outcomes.retention3.decimals)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
};

export const WhichLever = () => {
  const scenario = frontPackage();
  const levers = scenario?.levers.map(({ lever }) => lever) ?? [];
  const found = resultOf("levers") as Interactions | null;
  const fits = scenario !== null && levers.length >= 2 && levers.length <= MOST_LEVERS;
  return (
    <Panel
      id="levers"
      title="whichLever"
      explains="whichLeverExplains"
      needs="whichLeverNeeds"
      start={fits ? () => ask({ id: "levers", scenario, levers, seed: seed.value, replicates: 8 }) : null}
    >
      {found !== null && <LeverTable found={found} />}
    </Panel>
  );
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
              .map(
                ({ name, effect }) =>
                  `${t(name)} ${told(
                    {
                      value: scaled(effect.value, scale),
                      low: scaled(effect.low, scale),
                      high: scaled(effect.high, scale),
                    },
                    decimals,
                  )}`,
              )
              .join(" · ")}
          </p>
        </div>
      ))}
      <p class="quiet">
        {lang.value === "zh"
          ? `3 年留任率较现状的变化（百分点）；随机性与行为规则各 ${found.replicates} 次重复，参数抽取 ${found.points} 组。三者分列，不合并为一个区间；竖线为零。`
          : `Change of 3-year retention against the status quo, points; ${found.replicates} replicates for luck and for each rule, ${found.points} draws of parameters. The three are never mixed into one interval; the line is zero.`}
      </p>
    </>
  );
};

export const HowSurePanel = () => {
  const packages = scenarios.value.flatMap((read) =>
    "scenario" in read && read.scenario.levers.length > 0 ? [read.scenario] : [],
  );
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
      title="howSure"
      explains="howSureExplains"
      needs="needsPackage"
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
      title="oneLife"
      explains="oneLifeExplains"
      needs="needsPackage"
      start={scenario === null ? null : () => start(scenario)}
    >
      {found !== null && scenario !== null && <LifeTable found={found} scenario={scenario} />}
    </Panel>
  );
};
