import { HAN, hanFace, hanFiles, hanFilesFor } from "../../../chart/han.ts";
import { monospace } from "../../../chart/theme.ts";

const addressOf = (name: string): string => `fonts/${name}.woff2`;

/** Chinese letters for machines that have none: fetched only where no font before them in the list has a letter of the page. */
const faces = hanFiles.map(
  ({ name, range }) => new FontFace(HAN, `url(${addressOf(name)})`, { unicodeRange: range, display: "swap" }),
);

/** Makes the letters known, and returns the rule of style for what the report has no rule for. */
export const hanFont = (): string => {
  for (const face of faces) document.fonts.add(face);
  return `.lab textarea{font-family:${monospace}}`;
};

const base64 = async (name: string): Promise<string> => {
  const blob = await (await fetch(addressOf(name))).blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
};

/** The letters of a text as faces that pictures and briefs take with them, where the page itself could not do without. */
export const carriedFont = async (text: string): Promise<string> => {
  if (!faces.some(({ status }) => status === "loaded")) return "";
  const own = await (await fetch("fonts/own.txt")).text();
  const carried = hanFilesFor(text, own).map(async (file) => hanFace(file, await base64(file.name)));
  return (await Promise.all(carried)).join("");
};
