import type { FileFault, Files } from "../../src/sim/files.ts";

/** Files in memory under plain relative paths; a value may also be the fault that reading gives. */
export function memoryFiles(content: Readonly<Record<string, string | { readonly fault: FileFault }>>): Files {
  const normal = (path: string): string => {
    const parts: string[] = [];
    for (const part of path.split("/")) {
      if (part === "..") parts.pop();
      else if (part !== "" && part !== ".") parts.push(part);
    }
    return parts.join("/");
  };
  return {
    read: (path) => {
      const found = Object.hasOwn(content, path) ? content[path] : undefined;
      if (found === undefined) return { fault: "missing" };
      return typeof found === "string" ? { text: found } : found;
    },
    resolve: (from, relative) => {
      const folder = from.includes("/") ? from.slice(0, from.lastIndexOf("/")) : "";
      return [...new Set([normal(`${folder}/${relative}`), normal(relative)])];
    },
    list: () => Object.keys(content),
  };
}

export const facilitiesHead =
  "id,type,name_en,name_zh,town,copies,population,remoteness,established,contract,village,filled_established,filled_contract,filled_village,senior_posts,equipment,trust,source";

/** One county with a hospital and a township centre. */
export const county: Readonly<Record<string, string>> = {
  "county.yaml": `schemaVersion: 1
name: { en: Small county, zh: 小县 }
months: 60
region:
  counties: 2
  countiesPerPrefecture: 2
  facilities: { file: county.csv, rows: 2 }
  margins: { file: margins.csv, rows: 2 }
`,
  "county.csv": `${facilitiesHead}
hospital,county,County hospital,县医院,0,1,9000,0,100,20,0,95,18,0,10,0.7,0.7,assumed
centre,township,Centre,卫生院,1,1,12000,0.4,20,5,0,15,5,0,1,0.5,0.5,"S051, S052"
`,
  "margins.csv": `type,attribute,category,share,source
township,sex,male,0.6,E1
township,sex,female,0.4,E1
`,
};
