import { parse } from "csv-parse/sync";
import { assert, constantFrom, property, string } from "fast-check";
import { expect, test } from "vitest";
import { csvCell, csvLine } from "../../src/base/csv.ts";

test("a line of CSV reads back as it was, and no cell starts a formula (RFC 4180)", () => {
  const start = constantFrom("", "=", "+", "-", "@", "\t", '"', ",", "\r\n");
  assert(
    property(start, string(), (first, rest) => {
      const text = first + rest;
      const [[cell = "", number] = []] = parse(`${csvLine([text, -1.5])}\r\n`, {
        relax_column_count: true,
      }) as string[][];
      expect([text, `'${text}`]).toContain(cell);
      expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      expect(number).toBe("-1.5");
    }),
  );
  expect([null, true, 1e-310, -0, "a"].map(csvCell)).toEqual(["", "true", "1e-310", "0", "a"]);
});
