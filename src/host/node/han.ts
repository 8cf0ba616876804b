import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { hanFace, hanFilesFor, withFaces } from "../../chart/han.ts";

const read = (name: string): Buffer => readFileSync(fileURLToPath(import.meta.resolve(`#han/${name}`)));

/** The page with the Chinese letters that it shows, for readers whose machine has none. */
export const withHan = (page: string): string => {
  const files = hanFilesFor(page, read("own.txt").toString());
  return withFaces(page, files.map((file) => hanFace(file, read(`${file.name}.woff2`).toString("base64"))).join(""));
};
