import type { RosterColumns } from "./doctors.ts";

/** Heads of columns that say who somebody is; they are dropped unread. */
export const privateHeads: readonly string[] = [
  "姓名",
  "医师姓名",
  "医生姓名",
  "曾用名",
  "身份证",
  "身份证号",
  "身份证号码",
  "公民身份号码",
  "证件号码",
  "证件号",
  "手机",
  "手机号",
  "手机号码",
  "电话",
  "联系电话",
  "联系方式",
  "电话号码",
  "微信",
  "微信号",
  "QQ",
  "邮箱",
  "电子邮箱",
  "住址",
  "家庭住址",
  "通讯地址",
  "地址",
  "银行卡号",
  "银行账号",
  "社保号",
  "医师资格证号",
  "资格证书编码",
  "执业证书编码",
  "执业证号",
  "医师执业证书编码",
  "照片",
  "person",
  "full name",
  "doctor name",
  "surname",
  "given name",
  "first name",
  "last name",
  "identity number",
  "id number",
  "national id",
  "passport",
  "phone",
  "telephone",
  "mobile",
  "phone number",
  "email",
  "e-mail",
  "address",
  "home address",
  "bank account",
  "licence number",
  "license number",
  "wechat",
];

/** A Chinese identity number, a mobile number, an address of e-mail. */
const revealing: readonly RegExp[] = [
  /^\d{17}[\dXx]$/,
  /^(?:\+?86[- ]?)?1[3-9]\d{9}$/,
  /^[^@\s]{1,64}@[^@\s]{1,255}\.[a-z]{2,}$/i,
];

/** Whether most of a column's cells are numbers of persons or ways to reach them, whatever its head says. */
export function reveals(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== "");
  return (
    filled.length > 0 && revealing.some((form) => 2 * filled.filter((cell) => form.test(cell)).length > filled.length)
  );
}

/** Doctors who share facility, title and ten years of age with few others. */
export interface SmallCell {
  readonly facility: number;
  /** −1 where the roster does not say. */
  readonly title: number;
  /** From this age, in years, to nine years above; −1 where the roster does not say. */
  readonly age: number;
  readonly doctors: number;
}

/** Fewer than so many, and somebody who knows the county may recognise them. A usual rule of statistical offices. */
export const fewestTogether = 5;

/** Combinations of facility, title and ten years of age that fewer doctors than `fewest` share, smallest first. */
export function smallCells(d: RosterColumns, fewest = fewestTogether): SmallCell[] {
  const cells = new Map<string, { facility: number; title: number; age: number; doctors: number }>();
  for (let i = 0; i < d.row.length; i++) {
    const months = d.ageMonths[i];
    const cell = {
      facility: d.facility[i],
      title: d.title[i] ?? -1,
      age: months === null ? -1 : 10 * Math.floor(months / 120),
      doctors: 0,
    };
    const key = `${cell.facility} ${cell.title} ${cell.age}`;
    const known = cells.get(key) ?? cell;
    known.doctors++;
    cells.set(key, known);
  }
  return [...cells.values()].filter(({ doctors }) => doctors < fewest).sort((a, b) => a.doctors - b.doctors);
}
