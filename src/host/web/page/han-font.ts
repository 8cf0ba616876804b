import { fonts } from "../../../chart/theme.ts";

const FAMILY = "medtide Han";
const ADDRESS = "fonts/NotoSansSC-Regular.ttf";

/** Chinese letters for machines that have none: fetched only where no font before it in the list has a letter of the page. */
const face = new FontFace(FAMILY, `url(${ADDRESS})`, {
  unicodeRange: "U+2E80-30FF, U+3400-9FFF, U+FF00-FFEF",
  display: "swap",
});

const withHan = (list: string): string => list.replace(/(?=[\w-]+$)/, `"${FAMILY}", `);

/** Makes the font known, and returns the rules of style that have it stand last in every list. */
export const hanFont = (): string => {
  document.fonts.add(face);
  const mono = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace';
  return `body,main{font-family:${withHan(fonts.en)}}main:lang(zh){font-family:${withHan(fonts.zh)}}
.plot svg text{font-family:inherit}
code,pre,.lab textarea{font-family:${withHan(mono)}}`;
};

/** The font as a face that pictures and briefs take with them, where the page itself could not do without; empty elsewhere. */
export const carriedFont = async (): Promise<string> => {
  if (face.status !== "loaded") return "";
  const blob = await (await fetch(ADDRESS)).blob();
  const data = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
  return `@font-face{font-family:"Noto Sans SC";src:url(${data.replace(/^data:[^;,]*/, "data:font/ttf")})}`;
};
