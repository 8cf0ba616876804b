import { signal } from "@preact/signals";
import { type Fault, formatFault } from "../../../base/fail.ts";
import { colon, listComma } from "../../../base/text.ts";
import { number, signed } from "../../../chart/format.ts";
import { marginText } from "../../../chart/margin-words.ts";
import { mostFileBytes } from "../../../sim/roster/read-file.ts";
import { templateBook } from "../../../sim/roster/template.ts";
import type { Given, OwnData, Told } from "../reader.ts";
import { settleOwn, wantedHash } from "./address.ts";
import { ownHash, seed, TYPICAL } from "./basis.ts";
import { fill } from "./drafts.ts";
import { lang } from "./language.ts";
import { save } from "./save.ts";
import { type Word, words } from "./words.ts";

const say = (word: Word): string => words[word][lang.value];

/** What came of the files opened last. */
const told = signal<Told | null>(null);
const reading = signal(false);
/** Whether the form stands open: as the user leaves it, and whenever there is something to tell. */
const opened = signal(false);
export const ownName = signal<string | null>(null);
/** Names of the files that the data in use were read from, and whether they are margins. */
export const ownNames = signal<readonly string[]>([]);
export const ownMargins = signal(false);

let reader: Worker | null = null;
let turn = 0;
const start = (): Worker => {
  const worker = new Worker(new URL("../reader.ts", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }: MessageEvent<Told>) => {
    if (data.turn !== turn) return;
    reading.value = false;
    told.value = data;
    if (data.own === null) return;
    ownName.value = data.own.name;
    ownNames.value = data.own.from;
    ownMargins.value = data.own.isMargins;
    settleOwn(data.own.files, data.own.hash);
  };
  return worker;
};

const refused = (file: string, en: string, zh: string): void => {
  told.value = { turn, own: null, faults: [{ file, line: null, key: null, en, zh }], notices: [] };
};

/** Takes files that were chosen or dropped: a scenario goes into the package in front, everything else is data. */
const open = async (files: readonly File[]): Promise<void> => {
  const [first] = files;
  if (first === undefined) return;
  turn++;
  opened.value = true;
  const large = files.find(({ size }) => size > mostFileBytes);
  if (large !== undefined) {
    refused(large.name, `is larger than ${mostFileBytes / 2 ** 20} MB`, `文件超过 ${mostFileBytes / 2 ** 20} MB`);
    return;
  }
  if (/\.(ya?ml|json)$/i.test(first.name)) {
    const faults = fill(await first.text(), null);
    told.value = { turn, own: null, faults: faults.map((fault) => ({ ...fault, file: first.name })), notices: [] };
    return;
  }
  reading.value = true;
  told.value = null;
  const given: Given = {
    turn,
    files: await Promise.all(
      files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    ),
    base: TYPICAL,
    seed: seed.value,
  };
  reader ??= start();
  reader.postMessage(given);
};

const saveTemplate = async (): Promise<void> => {
  const { default: write } = await import("write-excel-file/browser");
  const blob = await write(templateBook(lang.value)).toBlob();
  save(lang.value === "zh" ? "花名册模板.xlsx" : "roster-template.xlsx", blob, blob.type);
};

/** Faults that are shown; a file that is quite another has one in every row. */
const MOST = 30;
const List = ({ faults, title, alert }: { faults: readonly Fault[]; title: Word; alert: boolean }) =>
  faults.length === 0 ? null : (
    <div class={alert ? "wrong" : "hint"} role={alert ? "alert" : undefined}>
      <b>{say(title)}</b>
      <ul>
        {faults.slice(0, MOST).map((fault) => (
          <li key={formatFault(fault, "en")}>{formatFault(fault, lang.value)}</li>
        ))}
        {faults.length > MOST && <li>… {faults.length - MOST}</li>}
      </ul>
    </div>
  );

const percent = (share: number): string => number(share * 100, 1);

const Summary = ({ own }: { own: OwnData }) => (
  <div class="own-summary" data-own={own.hash}>
    <p>
      <b>{say("readDone")}</b>{" "}
      {lang.value === "zh"
        ? `${own.name}：机构 ${number(own.facilities)} 家，医师 ${number(own.doctors)} 人`
        : `${own.name}: ${number(own.facilities)} facilities, ${number(own.doctors)} doctors`}
    </p>
    {own.added.length > 0 && (
      <p class="quiet">
        {say("addedRows")}
        {colon[lang.value]}
        {own.added.map((name) => name[lang.value]).join(listComma[lang.value])}
      </p>
    )}
    <details>
      <summary>{say("fit")}</summary>
      <table class="fit">
        <thead>
          <tr>
            <th scope="col" />
            <th scope="col">{say("wanted")}</th>
            <th scope="col">{say("got")}</th>
            <th scope="col">{say("apart")}</th>
          </tr>
        </thead>
        <tbody>
          {own.fit.map((row) => (
            <tr key={marginText(row, "en")}>
              <th scope="row">{marginText(row, lang.value)}</th>
              <td>{percent(row.wanted)}</td>
              <td>{percent(row.got)}</td>
              <td>{signed(row.difference * 100, 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  </div>
);

/** The user's own data: opened, checked, shown what came of it. Nothing of it is sent anywhere or put into a link. */
export const OwnDataForm = () => {
  const wanted = wantedHash.value;
  const has = ownHash.value;
  return (
    <details
      class="group own"
      open={opened.value || (wanted !== null && has === null)}
      onToggle={(event) => {
        opened.value = event.currentTarget.open;
      }}
    >
      <summary>{say("ownData")}</summary>
      <div class="settings">
        {wanted !== null && has === null && (
          <p class="conflict" role="alert">
            {say("wantsOwn")} <code>{wanted.slice(0, 16)}</code>
          </p>
        )}
        {wanted !== null && has !== null && has !== wanted && <p class="conflict">{say("otherOwn")}</p>}
        <div class="field">
          <p id="own-explains">{say("ownExplains")}</p>
          <input
            class="visually-hidden"
            aria-describedby="own-explains"
            id="own-files"
            type="file"
            multiple
            accept=".xlsx,.csv,.txt,.yaml,.yml"
            onChange={(event) => {
              const files = [...(event.currentTarget.files ?? [])];
              event.currentTarget.value = "";
              void open(files);
            }}
          />
          <label class="pick" for="own-files">
            {say("chooseFiles")}
          </label>
        </div>
        <button type="button" class="plain" data-save="template" onClick={() => void saveTemplate()}>
          {say("template")}
        </button>
        {reading.value && <p role="status">{say("reading")}</p>}
        {told.value !== null && (
          <>
            <List faults={told.value.faults} title="mend" alert={true} />
            {told.value.own !== null && <Summary own={told.value.own} />}
            <List faults={told.value.notices} title="notices" alert={false} />
          </>
        )}
      </div>
    </details>
  );
};

/** Files dropped anywhere on the page are opened as if they had been chosen. */
export const startDropping = (): void => {
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    void open([...(event.dataTransfer?.files ?? [])]);
  });
};
