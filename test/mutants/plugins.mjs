import { readFileSync } from "node:fs";
import { keyOf } from "./sample.mjs";

const declarations = new Set(["factor", "rule", "term", "parameterTable"]);

const isDeclared = ({ parentPath }) =>
  parentPath?.isObjectExpression() === true &&
  parentPath.parentPath?.isCallExpression() === true &&
  declarations.has(parentPath.parentPath.node.callee.name);

/** What a factor, a rule, a term or a parameter says of itself: names, sources, ranges, defaults. */
const ignoreDeclarations = {
  shouldIgnore: (path) =>
    path.isObjectProperty() && !path.get("value").isFunction() && isDeclared(path) ? "a declaration" : undefined,
};

/** Lets only the mutants of a sample through. */
const checkSample = () => {
  const sample = new Set(JSON.parse(readFileSync(process.env["MUTANTS_SAMPLE"], "utf8")));
  const check = ({ fileName, location, mutatorName, replacement }) =>
    sample.has(keyOf(fileName, location, mutatorName, replacement))
      ? { status: "passed" }
      : { status: "compileError", reason: "not in the sample" };
  return {
    init: async () => {},
    check: async (mutants) => Object.fromEntries(mutants.map((mutant) => [mutant.id, check(mutant)])),
    group: async (mutants) => mutants.map(({ id }) => [id]),
  };
};

export const strykerPlugins = [
  { kind: "Ignore", name: "declarations", value: ignoreDeclarations },
  { kind: "Checker", name: "sample", factory: checkSample },
];
