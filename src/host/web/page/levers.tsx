import { signal } from "@preact/signals";
import { listComma, type Text } from "../../../base/text.ts";
import type { Lever } from "../../../levers/lever.ts";
import { leverGroups } from "../../../levers/lever.ts";
import { catalogue } from "../../../sim/full-catalogue.ts";
import { activeDraft, excludedBy } from "./drafts.ts";
import { lang } from "./language.ts";
import { About } from "./lever-about.tsx";
import { Parameter, When } from "./lever-fields.tsx";
import { set, turn } from "./lever-settings.ts";
import { TargetForm } from "./target.tsx";
import { groupNames, type Word, words } from "./words.ts";

const say = (word: Word): string => words[word][lang.value];
const t = (text: Text): string => text[lang.value];

const LeverForm = ({ lever }: { lever: Lever }) => {
  const setting = activeDraft.value.levers.find((each) => each.lever === lever.id);
  const on = setting !== undefined;
  const rivals = excludedBy(lever.id, activeDraft.value.levers);
  const names = rivals
    .map((id) => t(catalogue.levers.find((each) => each.id === id)?.name ?? { en: id, zh: id }))
    .join(listComma[lang.value]);
  return (
    <li class={on ? "lever on" : "lever"} data-lever={lever.id}>
      <label class="switch">
        <input
          type="checkbox"
          role="switch"
          aria-checked={on}
          checked={on}
          onChange={(event) => turn(lever, event.currentTarget.checked)}
        />
        <span>{t(lever.name)}</span>
      </label>
      {rivals.length > 0 && (
        <p class={on ? "conflict" : "hint"}>
          {say("excludedBy")} {names}
        </p>
      )}
      {setting !== undefined && (
        <div class="settings">
          <p class="why">{t(lever.why)}</p>
          {Object.keys(lever.params).map((name) => (
            <Parameter key={name} lever={lever} name={name} setting={setting} />
          ))}
          <details>
            <summary>{say("more")}</summary>
            <When lever={lever} setting={setting} />
            <TargetForm lever={lever} setting={setting} onTarget={(target) => set({ ...setting, target })} />
          </details>
          <details>
            <summary>{say("about")}</summary>
            <About lever={lever} />
          </details>
        </div>
      )}
    </li>
  );
};

const wanted = signal("");

/** Every lever of the catalogue by group: a new one appears by itself. */
export const Levers = () => {
  const looked = wanted.value.trim().toLowerCase();
  const matches = ({ id, name }: Lever): boolean =>
    looked === "" || `${id} ${name.en} ${name.zh}`.toLowerCase().includes(looked);
  const found = catalogue.levers.filter(matches);
  const inForce = (lever: Lever): boolean => activeDraft.value.levers.some((setting) => setting.lever === lever.id);
  return (
    <section class="levers" aria-label={say("levers")}>
      <label class="find">
        <span class="visually-hidden">{say("find")}</span>
        <input
          type="search"
          placeholder={say("find")}
          value={wanted.value}
          onInput={(event) => {
            wanted.value = event.currentTarget.value;
          }}
        />
      </label>
      {found.length === 0 && <p class="quiet">{say("noneFound")}</p>}
      {leverGroups.map((group) => {
        const own = found.filter((lever) => lever.group === group);
        if (own.length === 0) return null;
        const count = own.filter(inForce).length;
        return (
          <details
            class="group"
            key={`${activeDraft.value.key} ${group} ${looked !== ""}`}
            open={count > 0 || looked !== ""}
          >
            <summary>
              {t(groupNames[group])}
              <span class="count">{count > 0 ? `${count} / ${own.length}` : own.length}</span>
            </summary>
            <ul>
              {own.map((lever) => (
                <LeverForm key={lever.id} lever={lever} />
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
};
