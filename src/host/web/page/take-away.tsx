import { signal } from "@preact/signals";
import { strToU8, zipSync } from "fflate";
import { colon, type Text } from "../../../base/text.ts";
import { brief, briefDrawing } from "../../../chart/brief.ts";
import { withFaces } from "../../../chart/han.ts";
import { othersOf } from "../../../chart/packages.ts";
import { quoted } from "../../../chart/report/closing.ts";
import { resultCsv, resultTables } from "../../../chart/result-tables.ts";
import type { Comparison } from "../../../sim/comparison.ts";
import { address } from "./address.ts";
import { comparison } from "./asking.ts";
import { OWN, region, seed } from "./basis.ts";
import { activeDraft, drafts, texts } from "./drafts.ts";
import { foundNotes } from "./found.ts";
import { carriedFont } from "./han-font.ts";
import { lang } from "./language.ts";
import { ownMargins, ownNames } from "./own-data.tsx";
import { drawn } from "./picture.tsx";
import { save } from "./save.ts";
import { type Word, words } from "./words.ts";

const say = (word: Word): string => words[word][lang.value];
const t = (text: Text): string => text[lang.value];

const fileOf = (key: string): string => `medtide-${key}.yaml`;
const saveScenario = (at: number): void => {
  const file = texts.value[at];
  const draft = drafts.value[at];
  if (file !== undefined && draft !== undefined) save(fileOf(draft.key), file.text, "application/yaml");
};

/** What the scenario files of own data build on, made by the command line of the same files. */
const ownRegion = (): readonly string[] => {
  if (region.value !== OWN) return [];
  const names = ownNames.value.map(quoted).join(" ");
  return [`npx medtide new own ${ownMargins.value ? "--margins " : ""}${names} --seed ${quoted(seed.value)}`];
};

const saveCsv = (c: Comparison): void => {
  const files = Object.fromEntries(
    resultTables(c, lang.value).map((table) => [`${table.id}.csv`, strToU8(resultCsv(table))]),
  );
  save(`medtide-${c.hash.slice(0, 8)}.zip`, zipSync(files) as Uint8Array<ArrayBuffer>, "application/zip");
};

const bold = (value: string) => ({ value, fontWeight: "bold" as const });
/** A workbook with a sheet for each table; text is written as text, so no cell can start a formula. */
const saveXlsx = async (c: Comparison): Promise<void> => {
  const { default: write } = await import("write-excel-file/browser");
  const sheets = resultTables(c, lang.value).map(({ name, columns, rows }) => ({
    sheet: t(name),
    data: [columns.map(bold), ...rows.map((row) => [...row])],
  }));
  const blob = await write(sheets).toBlob();
  save(`medtide-${c.hash.slice(0, 8)}.xlsx`, blob, blob.type);
};

/** The brief on the package in front, as a page that needs no network and prints on two to four sides. */
const saveBrief = async (c: Comparison): Promise<void> => {
  const { key } = activeDraft.value;
  const asked = c.packages.some(({ id }) => id === key) ? key : null;
  const drawing = briefDrawing(c, asked, lang.value);
  const picture = drawing === null ? null : await drawn(drawing, lang.value, false);
  const files = new Map(drafts.value.map((draft) => [draft.key, fileOf(draft.key)]));
  const page = brief(
    c,
    {
      package: asked,
      picture,
      notes: foundNotes(),
      from: { before: ownRegion(), files },
    },
    lang.value,
  );
  const whole = withFaces(page, await carriedFont(page));
  save(`medtide-brief-${c.hash.slice(0, 8)}.${lang.value}.html`, whole, "text/html");
};

const copied = signal(false);
const copy = async (): Promise<void> => {
  try {
    await navigator.clipboard.writeText(address.value);
    copied.value = true;
  } catch {
    const field = document.getElementById("link");
    if (field instanceof HTMLInputElement) field.select();
  }
};

/** Everything that leaves the page: files that the user keeps, and a link. */
export const TakeAway = () => {
  const c = comparison.value;
  return (
    <section class="part take-away" id="take-away">
      <h2>{say("takeAway")}</h2>
      <p class="actions">
        {drafts.value.map(({ key, name }, at) => (
          <button type="button" key={key} data-save="scenario" data-package={key} onClick={() => saveScenario(at)}>
            {say("saveScenario")}
            {colon[lang.value]}
            {t(name)}
          </button>
        ))}
        {c !== null && (
          <>
            {othersOf(c).length > 0 && (
              <button type="button" data-save="brief" onClick={() => void saveBrief(c)}>
                {say("saveBrief")}
              </button>
            )}
            <button type="button" data-save="csv" onClick={() => saveCsv(c)}>
              {say("saveCsv")}
            </button>
            <button type="button" data-save="xlsx" onClick={() => void saveXlsx(c)}>
              {say("saveXlsx")}
            </button>
          </>
        )}
        <button type="button" onClick={() => print()}>
          {say("print")}
        </button>
      </p>
      <div class="field">
        <label for="link">{say("link")}</label>
        <div class="link">
          <input
            id="link"
            type="text"
            readOnly
            value={address.value}
            onFocus={(event) => event.currentTarget.select()}
          />
          <button type="button" onClick={() => void copy()}>
            {say(copied.value ? "copied" : "copy")}
          </button>
        </div>
        <p class="quiet">{say("linkExplains")}</p>
      </div>
    </section>
  );
};
