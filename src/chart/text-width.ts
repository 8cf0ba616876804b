/** Advances of ASCII from space to tilde in hundredths of an em, on the wide side of common sans-serif faces. */
const ascii = [
  28, 33, 46, 60, 60, 92, 74, 26, 36, 36, 52, 60, 30, 38, 30, 42, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 30, 30, 60,
  60, 60, 50, 96, 66, 68, 68, 73, 62, 58, 73, 76, 32, 56, 68, 58, 86, 76, 78, 66, 78, 68, 62, 62, 75, 64, 92, 63, 60,
  62, 36, 42, 36, 60, 56, 60, 59, 64, 54, 64, 59, 36, 62, 64, 30, 30, 59, 30, 96, 64, 63, 64, 64, 43, 50, 42, 64, 57,
  86, 55, 56, 52, 38, 30, 38, 60,
] as const;

const isWide = (code: number): boolean =>
  (code >= 0x1100 && code <= 0x115f) ||
  (code >= 0x2e80 && code <= 0xa4cf) ||
  (code >= 0xac00 && code <= 0xd7a3) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xfe30 && code <= 0xfe6f) ||
  (code >= 0xff00 && code <= 0xff60) ||
  (code >= 0xffe0 && code <= 0xffe6) ||
  code >= 0x1f300;

const MINUS = 0x2212;

/** Width in pixels that a line of text will not exceed by much: Chinese at a full em, Latin by letter. For layout without a canvas. */
export const textWidth = (text: string, fontSize: number): number => {
  let hundredths = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0)!;
    hundredths += isWide(code) ? 100 : code === MINUS ? 84 : (ascii[code - 32] ?? 62);
  }
  return (hundredths * fontSize) / 100;
};

/** Breaks a text into lines no wider than `limit`: at spaces in Latin, anywhere in Chinese. */
export const wrap = (text: string, limit: number, fontSize: number): string[] => {
  const pieces = text.match(/[⺀-鿿＀-￯]|[^\s⺀-鿿＀-￯]+\s*|\s+/g) ?? [text];
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces) {
    if (line !== "" && textWidth((line + piece).trimEnd(), fontSize) > limit) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
};
