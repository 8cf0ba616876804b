import type { Text } from "../base/text.ts";

const chinese: Readonly<Record<string, string>> = {
  "": "",
  months: "个月",
  month: "月份",
  years: "年",
  share: "比例",
  index: "指数",
  RMB: "元",
  "RMB once": "元，一次性",
  "RMB/month": "元/月",
  "RMB a month": "元/月",
  "RMB per flat": "元/套",
  "a month": "每月",
  "a year": "每年",
  "doctors a year": "人/年",
  "places a year": "名额/年",
  "per centre": "每院",
  "doctors per centre": "人/院",
  "log odds": "对数优势",
  switch: "开关",
  "0 or 1": "0 或 1",
  counties: "个县",
  rows: "行",
};

/** A unit for readers of either language; one that has no Chinese yet stays as declared. */
export const unitText = (unit: string): Text => ({ en: unit, zh: Object.hasOwn(chinese, unit) ? chinese[unit] : unit });
