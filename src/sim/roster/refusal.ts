/** Why a file is refused, in both languages. */
export class Refusal {
  readonly en: string;
  readonly zh: string;

  constructor(en: string, zh: string) {
    this.en = en;
    this.zh = zh;
  }
}
