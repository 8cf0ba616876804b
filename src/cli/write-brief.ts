import { join } from "node:path";
import { brief, briefDrawing } from "../chart/brief.ts";
import { withFaces } from "../chart/han.ts";
import { withHan } from "../host/node/han.ts";
import { findChromium, fontCss, printPage } from "../host/node/print.ts";
import { writeWhole } from "../host/node/write.ts";
import type { Comparison } from "../sim/comparison.ts";
import type { Chapter } from "../sim/findings.ts";
import type { Session } from "./session.ts";

/** Ids that may stand in the name of a file as they are. */
const isPlain = (id: string): boolean => /^[\w-]+$/.test(id);

/** Writes the brief beside the report, and as PDF where a browser can print it; names the files. */
export async function writeBrief(
  folder: string,
  comparison: Comparison,
  kept: readonly Chapter[],
  asked: string | null,
  session: Session,
): Promise<string[]> {
  const { lang } = session;
  const drawing = briefDrawing(comparison, asked, lang);
  const { toSvg } = await import("../host/node/draw.ts");
  const picture = drawing === null ? null : await toSvg(drawing, { lang, dark: false });
  const notes = kept.flatMap((chapter) => chapter.notes ?? []);
  const text = brief(comparison, { package: asked, picture, notes }, lang);
  const name = asked !== null && isPlain(asked) ? `brief-${asked}.${lang}` : `brief.${lang}`;
  const page = join(folder, `${name}.html`);
  writeWhole(page, lang === "zh" ? withHan(text) : text);
  const chromium = findChromium();
  if (chromium === null) {
    session.note({
      en: `no PDF: no Chromium was found; install one, name it by CHROMIUM, or print ${page} from a browser`,
      zh: `未生成 PDF：未找到 Chromium；请安装，或用环境变量 CHROMIUM 指定，或在浏览器中打印 ${page}`,
    });
    return [page];
  }
  const pdf = join(folder, `${name}.pdf`);
  try {
    writeWhole(pdf, await printPage(chromium, withFaces(text, fontCss())));
    return [page, pdf];
  } catch (error) {
    const why = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    session.warn({ en: `no PDF: ${chromium} failed: ${why}`, zh: `未生成 PDF：${chromium} 运行失败：${why}` });
    return [page];
  }
}
