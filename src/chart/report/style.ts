import { dark, fonts, light, monospace, type Tokens } from "../theme.ts";

const variables = (t: Tokens): string =>
  [
    `--ground:${t.ground};--raised:${t.raised};--ink:${t.ink};--quiet:${t.quiet};--line:${t.line};--accent:${t.accent}`,
    ...[t.baseline, ...t.packages].map((colour, at) => `--p${at}:${colour}`),
  ].join(";");

/** Which of the page's colours a colour of a light drawing is. */
export const colours: ReadonlyMap<string, string> = new Map(
  variables(light)
    .split(";")
    .map((declaration): [string, string] => {
      const [name = "", colour = ""] = declaration.split(":");
      return [colour.toLowerCase(), name];
    }),
);

/** The page's look: one column, two on a wide first screen; quiet, printable, the same tokens as the charts. */
export const style = (): string => `
:root{color-scheme:light dark;${variables(light)}}
@media (prefers-color-scheme:dark){:root{${variables(dark)}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 ${fonts.en}}
main{max-width:1240px;margin:0 auto;padding:20px 24px 72px}
main:lang(zh){font-family:${fonts.zh};line-height:1.65}
html[lang=en] main:lang(zh),html[lang=zh] main:lang(en){display:none}
.bar{display:flex;justify-content:space-between;align-items:baseline;gap:16px;color:var(--quiet);font-size:14px}
.bar p{margin:0;max-width:none}
.toggle{font:inherit;color:var(--accent);background:none;border:1px solid var(--line);border-radius:6px;padding:3px 12px;cursor:pointer;white-space:nowrap}
.toggle:focus-visible,a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
h1{font-size:26px;line-height:1.25;margin:2px 0 14px;overflow-wrap:anywhere}
h2{font-size:21px;line-height:1.3;margin:0 0 10px}
h3{font-size:16px;line-height:1.4;margin:0 0 4px}
p{margin:0 0 10px;max-width:74ch}
a{color:var(--accent)}
small,.quiet{color:var(--quiet);font-size:13.5px}
.first{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1.12fr);gap:0 44px}
.wide{grid-column:1/-1}
.wide .card{columns:2;column-gap:44px}
.wide .card>div{break-inside:avoid}
.question{font-size:13.5px;font-weight:600;color:var(--quiet);margin:0 0 3px}
.answer{padding:12px 0 13px;border-top:1px solid var(--line)}
.answer .lead{font-size:18px;line-height:1.4;font-weight:600;margin:0 0 8px;overflow-wrap:anywhere}
.answer ul{margin:0;padding-left:18px}
.answer li{margin:0 0 3px;font-size:14.5px}
.figures{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:6px 18px;margin:0}
.figures div{min-width:0}
.figures dt{font-size:13px;line-height:1.35;color:var(--quiet);overflow-wrap:anywhere}
.figures dd{margin:0;font-variant-numeric:tabular-nums}
.figures dd b{font-size:18px;line-height:1.3}
.figures dd span{display:block;font-size:13px;color:var(--quiet)}
.swatch{display:inline-block;width:10px;height:10px;border-radius:50%;margin-right:7px;flex:none}
.card{font-size:13px;line-height:1.3;margin:0;font-variant-numeric:tabular-nums}
.card>div{border-top:1px solid var(--line);padding:1px 0}
.card summary{display:grid;grid-template-columns:36px minmax(0,1fr) 92px 38px 74px;gap:10px;align-items:center;padding:2px 0;cursor:pointer;list-style:none}
.card summary::-webkit-details-marker{display:none}
.card .value{text-align:right;white-space:nowrap}
.card .verdict{font-weight:600;white-space:nowrap}
.card .out .verdict::before{content:"✕ "}
.card .in .verdict::before{content:"✓ "}
.card .not .verdict{font-weight:400;color:var(--quiet)}
.card .id{color:var(--quiet)}
.card dl{margin:2px 0 8px 44px;display:grid;grid-template-columns:fit-content(46%) minmax(0,1fr);gap:2px 12px;color:var(--quiet)}
.card dd{margin:0;overflow-wrap:anywhere}
.strip{position:relative;height:14px;display:block}
.strip i{position:absolute;top:50%;left:0;right:0;height:1px;background:var(--line)}
.strip u{position:absolute;top:3px;bottom:3px;background:var(--quiet);opacity:.28;border-radius:2px}
.strip s{position:absolute;top:6px;height:2px;background:var(--ink)}
.strip b{position:absolute;top:2px;width:10px;height:10px;margin-left:-5px;border-radius:50%;background:var(--ink)}
.out .strip b{border-radius:0;transform:rotate(45deg);background:var(--ground);border:2px solid var(--ink)}
nav{border-top:1px solid var(--line);border-bottom:1px solid var(--line);padding:10px 0;margin:6px 0 40px;font-size:14.5px;display:flex;flex-wrap:wrap;gap:4px 20px}
nav a{text-decoration:none}
nav a:hover{text-decoration:underline}
.part{margin:0 0 52px;scroll-margin-top:12px}
.part>h3{margin-top:26px}
.part>.note{color:var(--quiet);font-size:14.5px}
figure{margin:22px 0 34px}
figcaption{font-size:14.5px;color:var(--quiet);max-width:86ch;margin-bottom:12px}
.plot{min-height:40px;overflow:hidden}
.plot svg{display:block;max-width:100%;height:auto}
.narrow-only{display:none}
.wide-only,.narrow-only,.wide-only svg,.narrow-only svg{overflow:visible}
@media screen and (max-width:700px){.wide-only{display:none}.narrow-only{display:block}}
.scroll{overflow-x:auto;margin:14px 0 8px;-webkit-overflow-scrolling:touch}
table{border-collapse:separate;border-spacing:0;font-size:14px;line-height:1.4;font-variant-numeric:tabular-nums;width:100%}
th,td{padding:7px 12px;text-align:right;vertical-align:top;border-bottom:1px solid var(--line);white-space:nowrap}
th{font-weight:600}
thead th{vertical-align:bottom;white-space:normal;word-break:keep-all;overflow-wrap:break-word;min-width:112px;color:var(--quiet);font-size:13px}
thead th small{display:block;font-weight:400;font-size:12.5px}
th:first-child,td:first-child{text-align:left;position:sticky;left:0;background:var(--ground);z-index:1;padding-left:0;white-space:normal;min-width:150px;max-width:230px;overflow-wrap:anywhere}
.words{text-align:left;white-space:normal}
td.words{min-width:200px;max-width:420px}
th.words:first-child{max-width:none;min-width:240px;position:static}
td small{display:block;font-size:12.5px;line-height:1.35}
td.best b::before{content:"● ";font-size:10px;vertical-align:1px}
td b{font-weight:400}
td.best b{font-weight:700}
.baseline td,.baseline th{background:var(--raised)}
.packages{columns:2;column-gap:48px;padding:0;margin:14px 0;list-style:none}
.packages li{break-inside:avoid;margin:0 0 20px;overflow-wrap:anywhere}
.packages ul{padding-left:18px;margin:4px 0 0}
.packages ul li{margin:0 0 3px;font-size:14px}
.packages p{margin:0 0 4px;font-size:14.5px}
code,pre{font-family:${monospace};font-size:13px}
pre{background:var(--raised);border-radius:6px;padding:12px 14px;white-space:pre-wrap;overflow-wrap:anywhere;margin:8px 0 14px}
.facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:4px 18px;margin:0;font-size:14.5px}
.facts dt{color:var(--quiet)}
.facts dd{margin:0;overflow-wrap:anywhere}
.limits li{margin:0 0 8px;max-width:80ch}
@media screen and (min-width:1240px){
.body{display:grid;grid-template-columns:196px minmax(0,1fr);gap:36px;border-top:1px solid var(--line);margin-top:8px;padding-top:28px}
nav{position:sticky;top:24px;align-self:start;flex-direction:column;border:0;margin:0;padding:0;gap:7px}
}
@media (max-width:979px){.first{display:block}.wide .card{columns:1}.packages{columns:1}}
@media (max-width:560px){
.facts{grid-template-columns:fit-content(38%) minmax(0,1fr)}
main{padding:14px 16px 48px}
h1{font-size:22px}
.figures{gap:6px 12px}
.figures dd b{font-size:16px}
.card summary{grid-template-columns:32px minmax(0,1fr) 60px;gap:2px 8px;padding:6px 0}
.card .strip{grid-column:2;grid-row:2}
.card .value{grid-column:3;grid-row:2}
.card .verdict{grid-column:3;grid-row:1;text-align:right}
.card dl{margin-left:0;grid-template-columns:minmax(0,1fr)}
th,td{padding:7px 8px}
th:first-child:not(.words),td:first-child{min-width:104px;max-width:124px;font-size:13px}
.plot{margin:0 -4px}
}
@media (prefers-reduced-motion:reduce){*{transition:none!important;scroll-behavior:auto!important}}
@page{size:A4;margin:14mm 13mm}
@page broad{size:A4 landscape;margin:12mm}
@media print{
:root{${variables(light)};color-scheme:light}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{font-size:10pt}
main{max-width:none;padding:0}
.toggle,nav{display:none}
.first{display:block}.wide .card{columns:1}
.card{font-size:9pt}
.card dl{display:block;margin:0 0 4px 46px;font-size:8pt}
.card dt,.card dd{display:inline}
.card dd::after{content:" · "}
.card dd:last-child::after{content:""}
.part{margin-bottom:24px}
figure{margin:12px 0 16px}
figcaption{font-size:9pt;margin-bottom:6px}
figure,.answer,.card>div,tr{break-inside:avoid}
.answer:has(.card){break-inside:auto}
h2,h3,figcaption{break-after:avoid}
.scroll{overflow:visible}
table{font-size:8.5pt}
td small,thead th,thead th small{font-size:7.6pt}
th,td{padding:3px 5px;white-space:normal}
thead th{min-width:0}
th:first-child,td:first-child{position:static;min-width:0;overflow-wrap:normal}
.broad{page:broad}
.broad table{font-size:7.4pt}
.broad td small,.broad thead th,.broad thead th small{font-size:6.6pt}
}
`;
