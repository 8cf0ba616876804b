import { Kept } from "../../sim/kept.ts";
import type { Region, Scenario } from "../../sim/scenario.ts";

/** Scenarios as a message holds them: a region, by far the largest part of them, only where the receiver does not have it yet. */
export interface Parcel {
  readonly scenarios: readonly (Omit<Scenario, "region"> & { readonly region: number })[];
  readonly regions: ReadonlyMap<number, Region>;
}

/** Regions that both ends of a line of messages keep, the latest used of them. */
const MOST = 4;

/** The sending end. Both ends see the same regions in the same order, so they keep the same ones. */
export class Packer {
  private readonly numbers = new WeakMap<Region, number>();
  private count = 0;
  private readonly there = new Kept<true>(MOST);

  pack(scenarios: readonly Scenario[]): Parcel {
    const regions = new Map<number, Region>();
    return {
      scenarios: scenarios.map(({ region, ...rest }) => {
        const number = this.numbers.get(region) ?? ++this.count;
        this.numbers.set(region, number);
        this.there.of(String(number), () => {
          regions.set(number, region);
          return true;
        });
        return { ...rest, region: number };
      }),
      regions,
    };
  }
}

/** The receiving end: the same region every time, so that what is worked out once for it stays known. */
export class Unpacker {
  private readonly here = new Kept<Region>(MOST);

  unpack({ scenarios, regions }: Parcel): Scenario[] {
    return scenarios.map((scenario) => ({
      ...scenario,
      region: this.here.of(String(scenario.region), () => regions.get(scenario.region) as Region),
    }));
  }
}
