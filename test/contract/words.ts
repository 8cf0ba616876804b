import { expect } from "vitest";
import type { Text } from "../../src/base/text.ts";

const han = /\p{Script=Han}/u;

/** Both languages are there, and neither stands in for the other. */
export function expectBilingual({ en, zh }: Text): void {
  expect(en.trim()).toBe(en);
  expect(zh.trim()).toBe(zh);
  expect(en).toMatch(/[A-Za-z]/);
  expect(en).not.toMatch(han);
  expect(zh).toMatch(han);
}
