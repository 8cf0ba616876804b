import type { Text } from "../base/text.ts";
import type { OptionId } from "./options.ts";
import type { Exit, Session } from "./session.ts";
import type { Values } from "./values.ts";

/** One command in one file: what it takes and what it does. */
export interface Command {
  readonly name: string;
  readonly means: Text;
  readonly argument?: {
    readonly name: string;
    readonly count: "one" | "maybe" | "many";
    readonly means: Text;
    readonly default?: Text;
  };
  /** May follow the argument, which is then one. */
  readonly second?: { readonly name: string; readonly means: Text /** There may be several. */; readonly many?: true };
  /** Besides those that every command takes. */
  readonly options: readonly OptionId[];
  /** Throws `Faults` for a request that it refuses. */
  run(names: readonly string[], values: Values, session: Session): Promise<Exit> | Exit;
}

/** Checks a command's declaration. */
export const command = (declaration: Command): Command => declaration;
