// Runs of the engine and what they cost. Time is processor time of the whole process, with what the compiler and the garbage
// collector take on threads of their own: other work on the machine hardly changes it.
import { Beginnings, simulate } from "medtide";

/** @import { Scenario } from "medtide" */

/** Seconds of processor time that work takes. @param {() => unknown} work */
export const secondsOf = (work) => {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1e6;
};

/** One replicate of each scenario. @param {readonly Scenario[]} scenarios @param {Beginnings} [beginnings] */
export const runs = (scenarios, beginnings, replicate = 0) =>
  simulate({ scenarios, seed: "bench", replicate }, beginnings).map((outcome) => {
    if (!outcome.ok) throw new Error(`${outcome.stage}: ${outcome.message}`);
    return outcome.run;
  });

/** @param {ReturnType<typeof runs>} of */
export const doctorMonthsOf = (of) =>
  of.reduce((all, { tables }) => (tables.months["doctors"] ?? Float64Array.of()).reduce((sum, n) => sum + n, all), 0);

/**
 * Doctor-months a second of a scenario's months: everything from forking the burnt-in worlds to the hash of the tables.
 * Synthesis and burn-in are done beforehand, and so many runs to warm up.
 * @param {Scenario} scenario
 * @param {number} warmUp
 */
export const speedOf = (scenario, warmUp) => {
  const { counties, countiesPerPrefecture } = scenario.region;
  const beginnings = new Beginnings(Math.ceil(counties / countiesPerPrefecture));
  runs([{ ...scenario, months: 1 }], beginnings);
  const once = () => {
    let months = 0;
    const seconds = secondsOf(() => {
      months = doctorMonthsOf(runs([scenario], beginnings));
    });
    return months / seconds;
  };
  for (let k = 0; k < warmUp; k++) once();
  return once;
};

/**
 * Time of setting up over that of the months that follow. Setting up is timed as a run that ends after one month, which is a
 * little more than it is.
 * @param {readonly Scenario[]} scenarios
 * @param {number} warmUp
 */
export const shareOfSetUp = (scenarios, warmUp) => {
  const short = scenarios.map((scenario) => ({ ...scenario, months: 1 }));
  const beginnings = new Beginnings(1);
  const share = () => {
    const settingUp = secondsOf(() => runs(short));
    return settingUp / secondsOf(() => runs(scenarios, beginnings));
  };
  for (let k = 0; k < warmUp; k++) share();
  return share;
};
