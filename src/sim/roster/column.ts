import type { Text } from "../../base/text.ts";
import type { Word } from "./words.ts";

/** One column of a roster's sheet: what it may be called, what may stand in it, and what a blank means. */
export interface Column {
  readonly id: string;
  readonly name: Text;
  /** Other heads that people give it; case, width, spaces, punctuation and what stands in brackets do not matter. */
  readonly also: readonly string[];
  /** The sheet cannot be read without it. */
  readonly required?: true;
  readonly takes:
    | { readonly kind: "text" | "month" }
    | { readonly kind: "number"; readonly range: readonly [number, number]; readonly whole?: true }
    | { readonly kind: "words" };
  /** Legal words, for text and numbers too. */
  readonly words?: readonly Word[];
  readonly means: Text;
  /** How a blank is filled. */
  readonly blank: Text;
  /** What the line of example of the template says. */
  readonly example: Text;
}

/** Checks a column's declaration. */
export const column = (declared: Column): Column => declared;

/** The same words in both languages. */
export const same = (text: string): Text => ({ en: text, zh: text });
export const none: Text = { en: "none", zh: "无" };
