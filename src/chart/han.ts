/** The family that every list of fonts names before the generic one: Chinese letters for machines that have none. */
export const HAN = "medtide Han";

/** A file of the letters that pages take along: all those of our own texts, or the national set's among 64 code points. */
interface HanFile {
  /** Of the latter the first code point. */
  readonly name: string;
  /** As style sheets write it. */
  readonly range: string;
}
const OWN = "own";
const SPAN = 0x40;
const ranges = [
  [0x3000, 0x30ff],
  [0x4e00, 0x9fff],
  [0xff00, 0xffff],
] as const;
const hex = (code: number): string => code.toString(16);
const rangeText = (from: number, to: number): string => `U+${hex(from)}-${hex(to)}`;
/** Of faces that hold a letter the last one is asked first. */
export const hanFiles: readonly HanFile[] = [
  ...ranges.flatMap(([from, to]) =>
    Array.from({ length: (to + 1 - from) / SPAN }, (_, at) => from + at * SPAN).map((code) => ({
      name: hex(code),
      range: rangeText(code, code + SPAN - 1),
    })),
  ),
  { name: OWN, range: ranges.map(([from, to]) => rangeText(from, to)).join(", ") },
];
const blockOf = (letter: string): string => hex(letter.charCodeAt(0) & ~(SPAN - 1));

/** How the Chinese letters of texts are found. */
export const hanLetters = /[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffff]/g;

/** The files that a text needs, given the letters of our own. */
export const hanFilesFor = (text: string, own: string): readonly HanFile[] => {
  const common = new Set(own);
  const needed = new Set<string>();
  for (const [letter] of text.matchAll(hanLetters)) needed.add(common.has(letter) ? OWN : blockOf(letter));
  return hanFiles.filter(({ name }) => needed.has(name));
};

/** The letters of a file as a face that a page carries. */
export const hanFace = ({ range }: HanFile, base64: string): string =>
  `@font-face{font-family:"${HAN}";src:url(data:font/woff2;base64,${base64})format("woff2");unicode-range:${range}}`;

/** A page that carries faces. */
export const withFaces = (page: string, faces: string): string => page.replace("<style>", () => `<style>${faces}`);
