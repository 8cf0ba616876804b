import fc from "fast-check";
import { expect, test } from "vitest";
import { Shortlist } from "../../src/model/shortlist.ts";

test("is the head of a stable sort", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5, max: 5 })), fc.integer({ min: 0, max: 12 }), (orders, places) => {
      const list = new Shortlist(places);
      orders.forEach((order, row) => {
        const before = [...list.rows.subarray(0, list.count)];
        const takes = list.takes(order);
        list.add(row, order);
        expect([...list.rows.subarray(0, list.count)].includes(row)).toBe(takes);
        if (!takes) expect([...list.rows.subarray(0, list.count)]).toEqual(before);
      });
      const sorted = [...orders.keys()].sort((a, b) => orders[a]! - orders[b]! || a - b).slice(0, places);
      expect([...list.rows.subarray(0, list.count)]).toEqual(sorted);
    }),
  );
});
