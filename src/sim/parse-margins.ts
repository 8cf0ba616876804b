import { type FacilityType, facilityTypes } from "../model/kinds.ts";
import { type AgeBand, ageBand, marginAttributes } from "./margins.ts";
import { type FaultList, printable, type Said } from "./parse-fault-list.ts";
import { readTable, type TableRow } from "./parse-table.ts";
import type { MarginRow } from "./scenario.ts";

const marginColumns = ["type", "attribute", "category", "share", "source"];

/** Published shares are rounded; more than this apart from 1 is a mistake. */
const TOLERANCE = 0.005;

interface Group {
  readonly first: TableRow;
  readonly name: string;
  readonly lines: Map<string, number>;
  readonly ages: { readonly band: AgeBand; readonly row: TableRow }[];
  sum: number;
  whole: boolean;
}

export function readMargins(file: string, text: string, rows: Said<number>, faults: FaultList): readonly MarginRow[] {
  const margins: MarginRow[] = [];
  const groups = new Map<string, Group>();
  for (const row of readTable(file, text, marginColumns, rows, faults)) {
    const type = row.word("type", facilityTypes);
    const attribute = row.word("attribute", Object.keys(marginAttributes));
    const category = readCategory(row, type, attribute, faults);
    const share = row.number("share", { range: [0, 1], unit: "" });
    const group = groupOf(groups, row);
    const twice = group.lines.get(row.raw("category"));
    if (twice !== undefined) {
      const name = `${group.name} ${row.raw("category")}`;
      faults.add(
        row.at("category"),
        `"${name}" stands here twice, first in line ${twice}`,
        `“${name}”重复出现，首次在第 ${twice} 行`,
      );
    }
    group.lines.set(row.raw("category"), row.line);
    if (type === null || attribute === null || category === null || share === null) {
      group.whole = false;
      continue;
    }
    group.sum += share;
    const band = attribute === "age" ? ageBand(category, type) : null;
    if (band !== null) group.ages.push({ band, row });
    margins.push({ type, attribute, category, share, source: row.raw("source") });
  }
  for (const { first, name, sum, whole, ages } of groups.values()) {
    if (!whole) continue;
    checkAges(ages, faults);
    if (Math.abs(sum - 1) <= TOLERANCE + 1e-9) continue;
    const total = Math.round(sum * 1e6) / 1e6;
    faults.add(
      first.at("share"),
      `the shares of "${name}" add up to ${total}, not 1`,
      `“${name}”各项比例之和为 ${total}，应为 1`,
    );
  }
  return margins;
}

function readCategory(
  row: TableRow,
  type: FacilityType | null,
  attribute: string | null,
  faults: FaultList,
): string | null {
  if (attribute === null) return row.text("category");
  const known = marginAttributes[attribute];
  if (known !== "bands") return row.word("category", known);
  const category = row.text("category");
  if (category === null || ageBand(category, type ?? "township") !== null) return category;
  const shown = printable(category);
  faults.add(
    row.at("category"),
    `must be a band of ages such as under30, 30-34 or 50plus, not "${shown}"`,
    `应为年龄段，例如 under30、30-34 或 50plus，现为“${shown}”`,
  );
  return null;
}

function checkAges(ages: Group["ages"], faults: FaultList): void {
  ages.sort((a, b) => a.band.from - b.band.from);
  ages.forEach(({ band, row }, i) => {
    if (band.to > band.from && (i === 0 || band.from === ages[i - 1].band.to)) return;
    const { category } = band;
    faults.add(
      row.at("category"),
      `the bands of ages overlap or leave a gap at "${category}"`,
      `年龄段在“${category}”处重叠或中断`,
    );
  });
}

function groupOf(groups: Map<string, Group>, row: TableRow): Group {
  const name = `${row.raw("type")} ${row.raw("attribute")}`;
  let group = groups.get(name);
  if (group === undefined) {
    group = { first: row, name, lines: new Map(), ages: [], sum: 0, whole: true };
    groups.set(name, group);
  }
  return group;
}
