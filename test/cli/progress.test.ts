// How long it will still take, and how a command is to be given again.
import { describe, expect, test } from "vitest";
import { again, program } from "../../src/cli/invocation.ts";
import { createEstimate } from "../../src/cli/progress.ts";

describe("time left", () => {
  test("is not guessed before a first round, and follows the pace of the last one", () => {
    const left = createEstimate(10);
    expect(left(0, 0, 100)).toBeNull();
    for (let done = 1; done < 10; done++) expect(left(30_000 + done, done, 100)).toBeNull();
    expect(left(31_000, 10, 100)).toBe(279);
    for (let done = 11; done < 30; done++) left(31_000 + (done - 10) * 100, done, 100);
    expect(left(33_000, 30, 100)).toBe(7);
  });

  test("is told after half of what is less than two rounds", () => {
    const left = createEstimate(64);
    left(0, 0, 30);
    expect(left(1000, 14, 30)).toBeNull();
    expect(left(1500, 15, 30)).toBe(2);
    expect(left(3000, 30, 30)).toBe(0);
  });
});

describe("the command to go on with", () => {
  const from = (script: string, env: Record<string, string> = {}) => ({
    argv: ["node", script, "compare", "my file.yaml", "--out", "r"],
    env,
  });

  test("is the program as it can be found", () => {
    expect(program(from("/usr/local/bin/medtide"))).toBe("medtide");
    expect(program(from("/home/a/dist/cli/main.js"))).toBe("npx medtide");
    expect(program(from("/home/a/node_modules/.bin/medtide"))).toBe("npx medtide");
    expect(program(from("/home/a/.npm/_npx/1/medtide", { npm_command: "exec" }))).toBe("npx medtide");
  });

  test("is npm start when that was it", () => {
    expect(again(from("/usr/bin/medtide"))).toBe("medtide compare 'my file.yaml' --out r");
    const start = { npm_lifecycle_event: "start" };
    expect(again(from("/home/a/dist/cli/main.js", start))).toBe("npm start -- 'my file.yaml' --out r");
    expect(again({ argv: ["node", "main.js", "compare"], env: start })).toBe("npm start");
  });
});
