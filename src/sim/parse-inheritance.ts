import type { Catalogue } from "./catalogue.ts";
import type { Files } from "./files.ts";
import { openFile, openNamed } from "./open-file.ts";
import type { FaultList } from "./parse-fault-list.ts";
import { type Layer, readLayer } from "./parse-layer.ts";
import { parseTree } from "./parse-tree.ts";

/** Chains longer than this are a circle under ever new names. */
const LONGEST_CHAIN = 50;

export interface Inheritance {
  readonly layers: readonly Layer[];
  /** False when a file could not be read, so that what seems missing may stand there. */
  readonly complete: boolean;
}

/**
 * The file and everything it extends, each once, bases before what extends them: of a list, earlier entries give way to
 * later ones, and a base that two of them share comes before both. Empty if the file itself cannot be read.
 */
export function readLayers(path: string, files: Files, catalogue: Catalogue, faults: FaultList): Inheritance {
  const layers: Layer[] = [];
  const done = new Set<string>();
  const chain: string[] = [];
  let complete = true;

  const visit = (file: string, text: string): void => {
    done.add(file);
    faults.open(file);
    const tree = parseTree(file, text, faults);
    if (tree === null) {
      complete = false;
      return;
    }
    const layer = readLayer(file, tree, catalogue, faults);
    chain.push(file);
    for (const base of layer.extends) {
      const opened = openFile(base, files, ".yaml", faults);
      if (opened === null) {
        complete = false;
        continue;
      }
      const again = chain.indexOf(opened.path);
      if (again >= 0 || chain.length >= LONGEST_CHAIN) complete = false;
      if (again >= 0) {
        const circle = [...chain.slice(again), opened.path].join(" → ");
        faults.add(base.at, `the files extend each other in a circle: ${circle}`, `文件循环继承：${circle}`);
      } else if (chain.length >= LONGEST_CHAIN) {
        const en = `more than ${LONGEST_CHAIN} files extend one another`;
        faults.add(base.at, en, `继承层数超过 ${LONGEST_CHAIN}`);
      } else if (!done.has(opened.path)) visit(opened.path, opened.text);
    }
    chain.pop();
    layers.push(layer);
  };

  const text = openNamed(path, files, faults);
  if (text !== null) visit(path, text);
  return { layers, complete };
}
