import type { Language } from "../../base/text.ts";
import { fonts, light, monospace } from "../theme.ts";

/** A page of A4 in black on white: nothing is said by colour alone, nothing is cut by the end of a page. */
export const style = (lang: Language): string => `
:root{color-scheme:light}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:${light.ground};color:${light.ink};font:${lang === "zh" ? "10pt/1.5" : "9.6pt/1.4"} ${fonts[lang]}}
main{max-width:190mm;margin:0 auto;padding:10mm 5mm 14mm}
.head{display:flex;justify-content:space-between;gap:12px;font-size:8.5pt;color:${light.quiet};border-bottom:2px solid ${light.ink};padding-bottom:3px}
.head b{color:${light.ink};letter-spacing:.06em}
h1{font-size:16pt;line-height:1.22;margin:7px 0 6px;overflow-wrap:anywhere}
h2{font-size:12pt;line-height:1.3;margin:11px 0 4px;border-bottom:1px solid ${light.quiet};padding-bottom:2px}
h3{font-size:10pt;line-height:1.35;margin:8px 0 3px}
p{margin:0 0 5px;overflow-wrap:anywhere}
ul,ol{margin:0 0 4px;padding-left:16px}
li{margin:0 0 2px;overflow-wrap:anywhere}
small{font-size:.84em;color:${light.quiet}}
.note{font-size:8.3pt;line-height:1.4;color:${light.quiet};margin-top:3px}
.box{border:1.5px solid ${light.ink};padding:5px 11px 3px;margin:0 0 6px}
.box .label{font-size:8.5pt;font-weight:700;letter-spacing:.06em;margin:0 0 2px}
.box .lead{font-size:12pt;line-height:1.34;font-weight:700;margin:0 0 4px}
.keys{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:0;margin:0 0 4px;border-top:1px solid ${light.quiet};border-bottom:1px solid ${light.quiet}}
.keys>div{padding:5px 8px;border-left:1px solid ${light.line}}
.keys>div:first-child{border-left:0;padding-left:0}
.keys dt{font-size:8.5pt;line-height:1.3;font-weight:700}
.keys dd{margin:0;font-variant-numeric:tabular-nums}
.keys b{display:block;font-size:13pt;line-height:1.3}
.keys span,.keys small,.keys em{display:block;font-size:8.3pt;line-height:1.35}
.keys em{font-style:normal;font-weight:700}
table{border-collapse:collapse;width:100%;font-size:8.6pt;line-height:1.28;font-variant-numeric:tabular-nums}
th,td{padding:1.3px 6px;text-align:right;vertical-align:top;border-bottom:1px solid ${light.line};font-weight:400}
thead th{font-size:8.3pt;font-weight:700;vertical-align:bottom;border-bottom:1px solid ${light.quiet}}
th:first-child{text-align:left;padding-left:0;min-width:5.5em}
td:last-child,thead th:last-child{padding-right:0}
td.words,th.words,.effects td:last-child{text-align:left;white-space:nowrap}
tr.sum th,tr.sum td{border-top:1px solid ${light.quiet};font-weight:700}
.judged{font-size:7.4pt;line-height:1.2}
.judged th,.judged td{padding:1.2px 3px}
.judged thead th{font-size:7.4pt}
.judged td,.judged th+th{white-space:nowrap}
.judged .out td.words,.judged .in td.words{font-weight:700}
.judged .not{color:${light.quiet}}
.two{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 18px}
figure{margin:4px 0 0}
figure svg{display:block;max-width:100%;height:auto}
figcaption{font-size:8.3pt;color:${light.quiet};margin:0 0 3px}
.risks{font-size:8.6pt;line-height:1.35;padding-left:20px}
.settings,.sources{font-size:8.4pt;line-height:1.38}
.many{font-size:.94em}
.many .settings{columns:2;column-gap:16px;font-size:7.2pt;line-height:1.26;padding:0;list-style:none}
.many .settings li{break-inside:avoid;margin:0 0 1px}
.many .risks{font-size:8.3pt;line-height:1.34}
.many .ways{font-size:8.3pt;line-height:1.34}
.many .note{font-size:7.8pt}
.many .sources{font-size:7.2pt;line-height:1.3}
.most{font-size:.88em}
.most .settings,.most .sources{font-size:6.4pt;line-height:1.2}
.most .risks,.most .ways{font-size:7.3pt;line-height:1.24}
.most h3{margin:5px 0 1px}
.most .judged,.most .note{font-size:6.9pt;line-height:1.25}
pre{font:8.3pt/1.4 ${monospace};border:1px solid ${light.quiet};padding:5px 8px;margin:3px 0 5px;white-space:pre-wrap;overflow-wrap:anywhere}
pre span{white-space:nowrap}
code{font-family:${monospace};font-size:.92em;overflow-wrap:anywhere}
.facts{font-size:8.3pt;margin:0;overflow-wrap:anywhere}
@media screen and (max-width:640px){
main{padding:14px 14px 40px}
.keys{grid-template-columns:1fr 1fr}
.keys>div:nth-child(odd){border-left:0;padding-left:0}
.two{display:block}
.many .settings{columns:1}
.scroll{overflow-x:auto}
.scroll table{min-width:460px}
figure{overflow-x:auto}
figure svg{max-width:none;width:560px}
}
@page{size:A4;margin:12mm 13mm 13mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt ${fonts[lang].replaceAll('"', "'")};color:${light.quiet}}}
@media print{
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
main{max-width:none;padding:0}
h2,h3,h2+p,figcaption,thead{break-after:avoid}
.box,.keys,figure,tr,pre,.risks li,table{break-inside:avoid}
.effects table,.judged{break-inside:auto}
thead{display:table-header-group}
}
`;
