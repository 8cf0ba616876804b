// Tables of kinds of study and of designs, as their declarations say.

interface Words {
  readonly en: string;
  readonly zh: string;
}
type Range = readonly [number, number];

export interface DesignDeclaration {
  readonly id: string;
  readonly name: Words;
  readonly means: Words;
  readonly options: Readonly<
    Record<string, { readonly means: Words; readonly default: number; readonly range: Range }>
  >;
}

export interface KindDeclaration {
  readonly id: string;
  readonly name: Words;
  readonly means: Words;
  readonly designed: boolean;
  readonly options: Readonly<
    Record<
      string,
      {
        readonly means: Words;
        readonly default: number | readonly string[];
        readonly range?: Range;
        readonly of?: readonly string[];
      }
    >
  >;
}

type Table = (head: readonly string[], rows: readonly (readonly string[])[]) => string;
const code = (text: string): string => `\`${text}\``;

/** One row a kind of study: what it answers and its options with their defaults. */
export const kindTable = (kinds: readonly KindDeclaration[], table: Table): string =>
  table(
    ["kind", "answers", "options (default; legal)"],
    kinds.map(({ id, name, means, options }) => [
      `${code(id)} ${name.zh}`,
      means.en,
      Object.entries(options)
        .map(([key, option]) => {
          const usual = typeof option.default === "number" ? String(option.default) : option.default.join(", ");
          const legal = option.range === undefined ? "" : `; ${option.range[0]} to ${option.range[1]}`;
          return `${code(key)} ${option.means.en} (${usual}${legal})`;
        })
        .join("<br>"),
    ]),
  );

/** One row a design. */
export const designTable = (designs: readonly DesignDeclaration[], table: Table): string =>
  table(
    ["design", "points", "options (default; legal)"],
    designs.map(({ id, name, means, options }) => [
      `${code(id)} ${name.zh}`,
      means.en,
      Object.entries(options)
        .map(
          ([key, option]) =>
            `${code(key)} ${option.means.en} (${option.default}; ${option.range[0]} to ${option.range[1]})`,
        )
        .join("<br>"),
    ]),
  );
