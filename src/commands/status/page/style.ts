/** The style of the page: fonts of the system, light and dark, phone and paper; all states also without colour. */
import type { Concern } from './states.ts';

/** Icons of 12 × 12, drawn with lines. They are masks, so that they have the colour of their word. */
const icons: Readonly<Record<string, string>> = {
  check: 'M2 6.5 5 9.5l5-6',
  cross: 'M2.5 2.5l7 7m0-7-7 7',
  up: 'M6 10V2.5M2.5 6 6 2.5 9.5 6',
  equal: 'M2 4.2h8M2 7.8h8',
  clock: 'M6 1.2a4.8 4.8 0 1 0 .01 0M6 3.6V6l2 1.2',
  pause: 'M4 2.5v7m4-7v7',
  turn: 'M10 6a4 4 0 1 1-1.2-2.9M10.3 1v2.6H7.7',
  differs: 'M2 4.2h8M2 7.8h8M8 1.8 4 10.2',
  gap: 'M6 1.5a4.5 4.5 0 1 0 .01 0M3 9l6-6',
  ask: 'M4 4a2 2 0 1 1 3 1.8c-.8.5-1 .8-1 1.7M6 10v.1',
  back: 'M4 1.8 1.5 4.3 4 6.8M2 4.3h5.2a2.9 2.9 0 0 1 0 5.8H4.5',
  pin: 'M3 5.5h6v4.7H3zM4.2 5.5V3.6a1.8 1.8 0 0 1 3.6 0v1.9',
};

const light = `--page:#f5f6f8;--card:#fff;--text:#1b2027;--soft:#57606a;--line:#d9dee4;--link:#0a58b8;--hover:#f3f6fa;
--ok:#11622f;--ok-in:#dff5e6;--warn:#7a4a00;--warn-in:#fdf0cd;--bad:#a8111f;--bad-in:#fde7e6;--info:#0a52a8;--info-in:#e2effe;
--idle:#4f5863;--idle-in:#edf0f3;--ci:#3b7dd8;--argocd:#2f9e63;--failed:#d1242f;--lane:#edf0f3;--edge:#8b95a1`;

const dark = `--page:#0c1016;--card:#141a22;--text:#e6ebf1;--soft:#9ba7b4;--line:#2b343f;--link:#79b8ff;--hover:#1a222c;
--ok:#7adf98;--ok-in:#12301e;--warn:#f1c667;--warn-in:#382a0b;--bad:#ff9f97;--bad-in:#44191b;--info:#8fc5ff;--info-in:#12294a;
--idle:#aeb9c5;--idle-in:#242c36;--ci:#4a90e8;--argocd:#3aa76b;--failed:#f0555c;--lane:#222a34;--edge:#66727f`;

const base = `
:root{color-scheme:light dark;${light}}
@media (prefers-color-scheme:dark){:root{${dark}}}
*,::before,::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--text);font:.9375rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
a{color:var(--link);text-decoration:none}
a:hover,td p:not(.links) a,header .of a,.top small a{text-decoration:underline;text-underline-offset:.15em;text-decoration-thickness:1px}
:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:4px}
h1,h2,p{margin:0}
code,.id{font-family:ui-monospace,SFMono-Regular,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace;font-size:.92em}
small{font-size:.8125rem;font-weight:400;color:var(--soft)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
header,main,footer{max-width:112rem;margin:0 auto;padding:0 1.5rem}
header{padding-top:1.75rem;padding-bottom:1.25rem;display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:end;justify-content:space-between}
header .what{font-size:.8125rem;color:var(--soft)}
h1{font-size:1.625rem;line-height:1.2;letter-spacing:-.015em;font-weight:680}
header .of{color:var(--soft);font-size:.8125rem;text-align:right}
footer{padding-top:.5rem;padding-bottom:2.5rem;color:var(--soft);font-size:.8125rem}
section{background:var(--card);border:1px solid var(--line);border-radius:12px;margin-bottom:1.25rem;padding:1.125rem 1.25rem 1.25rem}
h2{font-size:1.0625rem;font-weight:650;letter-spacing:-.005em;line-height:1.35}
h2 small{margin-left:.35rem;display:inline-block}
.top{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;align-items:center;justify-content:space-between;margin-bottom:.75rem}
.banner{border-color:var(--warn);background:var(--warn-in);color:var(--warn);padding:.875rem 1.25rem}
.banner ul{margin:.25rem 0 0;padding-left:1.25rem}
.next ol{margin:.75rem 0 0;padding-left:1.375rem;max-width:46rem}
.next li{margin:.4rem 0}
.next code{background:var(--idle-in);border-radius:5px;padding:.1rem .35rem}
.lead{color:var(--soft);max-width:46rem;margin-top:.375rem}
.box+.lead{font-size:.8125rem;margin-top:.75rem}

.p{display:inline-flex;align-items:center;gap:.3em;font-size:.78125rem;font-weight:560;line-height:1.35;padding:.08rem .5rem;border-radius:.75rem;border:1px solid transparent;vertical-align:baseline;max-width:100%}
.p::before{content:"";flex:none;width:.8em;height:.8em;background:currentColor;-webkit-mask:var(--icon) center/contain no-repeat;mask:var(--icon) center/contain no-repeat;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.ok{color:var(--ok);background:var(--ok-in)}
.warn{color:var(--warn);background:var(--warn-in)}
.bad{color:var(--bad);background:var(--bad-in)}
.info{color:var(--info);background:var(--info-in)}
.idle{color:var(--idle);background:var(--idle-in)}
.p.equal{background:none;padding-left:0;padding-right:0;font-weight:400}

.verdict{margin-bottom:.25rem}
.verdict .p{font-size:.9375rem;padding:.15rem .75rem}
.only{display:none}
@supports selector(:has(*)){.only{display:flex;flex-wrap:wrap;gap:.375rem;border:0;margin:0;padding:0;min-width:0}}
.only legend{float:left;padding:0;margin-right:.375rem;font-size:.8125rem;color:var(--soft);line-height:1.9}
.only label{position:relative}
.only input{position:absolute;inset:0;opacity:0;margin:0;cursor:pointer}
.only span{display:block;font-size:.8125rem;line-height:1.5;padding:.125rem .7rem;border:1px solid var(--line);border-radius:99px;color:var(--soft)}
.only span b{font-weight:600}
.only label:hover span{border-color:var(--edge)}
.only :checked+span{background:var(--text);border-color:var(--text);color:var(--card)}
.only :focus-visible+span{outline:2px solid var(--link);outline-offset:2px}

.box{overflow-x:auto;border-radius:6px}
table{border-collapse:separate;border-spacing:0;width:100%}
.matrix{table-layout:fixed}
th,td{text-align:left;vertical-align:top;padding:.625rem .75rem;border-top:1px solid var(--line);font-weight:400}
thead th{border-top:0;padding-top:.375rem;padding-bottom:.5rem;font-size:.8125rem;font-weight:600;background:var(--card);vertical-align:bottom}
thead small{display:block;font-size:.75rem}
th:first-child{padding-left:0}
tbody th{font-weight:620;background:var(--card)}
tbody th a{color:inherit}
.matrix tbody th small{display:block}
.matrix th:first-child{position:sticky;left:0;z-index:1;width:11rem}
tbody tr:hover>*{background:var(--hover)}
tbody tr:target>*{background:var(--info-in)}
td p{font-size:.8125rem;color:var(--soft);line-height:1.5}
td .states{display:flex;flex-wrap:wrap;gap:.25rem .375rem;align-items:baseline;font-size:.9375rem;color:var(--text);margin-bottom:.125rem}
td .subject,th .subject{color:var(--text);font-weight:400;font-size:.84375rem}
.matrix .subject{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
td .note{color:var(--text)}
.none{color:var(--soft);font-size:.8125rem}
.links a{margin-right:.625rem}
.by{margin-left:.25rem}
.reviews td{font-size:.875rem}
.reviews th p,.reviews th code{font-weight:400;font-size:.8125rem}

.timeline{list-style:none;margin:0;padding:0;display:grid;gap:.5rem}
.timeline li{display:grid;grid-template-columns:11rem 5.5rem minmax(0,1fr);gap:.75rem;align-items:center;font-size:.875rem}
.timeline .took{text-align:right;color:var(--soft)}
.timeline svg{display:block;border-radius:4px}
.lane{fill:var(--lane)}
.timeline .ci{fill:var(--ci)}
.timeline .argocd{fill:var(--argocd)}
.timeline .failed{fill:var(--failed)}

.graph{display:block;font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",sans-serif}
.graph.fits{min-width:52rem;max-width:100%;height:auto}
.graph text{fill:var(--text);font-weight:600}
.graph .more,.graph .label,.graph .head{fill:var(--soft);font-weight:400}
.graph .label{text-anchor:middle;font-size:11px;paint-order:stroke;stroke:var(--card);stroke-width:4px}
.graph rect{stroke-width:1.2}
.graph .change rect{fill:var(--warn-in);stroke:var(--warn)}
.graph .package rect{fill:var(--card);stroke:var(--edge)}
.graph .service rect{fill:var(--info-in);stroke:var(--info)}
.graph .environment rect{fill:var(--ok-in);stroke:var(--ok);stroke-width:2}
.graph .idle rect{stroke-dasharray:5 4;fill:var(--card)}
.lines path{fill:none;stroke:var(--edge);stroke-width:1.4}
.lines .idle{background:none;stroke-dasharray:5 4}
marker path{fill:var(--edge)}
details{margin-top:.75rem;font-size:.875rem}
summary{cursor:pointer;color:var(--soft)}
details ul{margin:.5rem 0 0;padding-left:1.25rem}

@media (max-width:40em){
header,main,footer{padding-left:.875rem;padding-right:.875rem}
header{padding-top:1.25rem}
header .of{text-align:left}
section{padding:1rem}
section.spread{background:none;border:0;padding:0}
.matrix .subject{white-space:normal}
.box.cards{overflow:visible}
.cards table,.cards tbody,.cards tr,.cards th,.cards td{display:block;width:auto;min-width:0}
.cards thead{display:none}
.cards tr{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:.25rem .875rem .5rem;margin-bottom:.75rem}
.cards tr:last-child{margin-bottom:0}
.cards tbody tr:hover>*,.cards tbody th{background:none}
.cards tr:target{border-color:var(--info)}
.cards th{border:0;padding:.5rem 0;font-size:1rem}
.cards .matrix th:first-child{position:static;width:auto}
.cards td{display:grid;grid-template-columns:4.75rem minmax(0,1fr);gap:0 .625rem;padding:.5rem 0}
.cards td::before{content:attr(data-in);grid-row:1/span 9;font-size:.8125rem;font-weight:600;line-height:1.6}
.cards td>*{grid-column:2}
.links a{padding:.25rem 0;display:inline-block;margin-right:.875rem}
.timeline li{grid-template-columns:minmax(0,1fr) auto;gap:.125rem .75rem}
.timeline svg{grid-column:1/-1}
}
@media print{
:root{${light};color-scheme:light}
body,section{background:#fff}
header,main,footer{max-width:none;padding-left:0;padding-right:0}
section{border:0;padding:0;margin-bottom:1.5rem}
.only,summary{display:none}
.box{overflow:visible}
.matrix th:first-child{position:static}
tr,.timeline,.graph{break-inside:avoid}
.p{border-color:currentColor}
.graph{max-width:100%;height:auto}
.timeline rect{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
@media (forced-colors:active){.p,.only :checked+span{border-color:CanvasText}.p::before{background:CanvasText;forced-color-adjust:none}.only :checked+span{outline:2px solid}}
`;

/** In `em`: of the column with names, and of the others. */
const [firstColumn, otherColumn] = [11, 12.5] as const;

/** Which rows stay when one of these is chosen, and from which width on all columns are seen at once. */
export function styleOf(columns: number, concerns: readonly Concern[]): string {
  const drawn = Object.entries(icons).map(([name, path]) => `.${name}{--icon:${iconUrl(path)}}\n`);
  const table = firstColumn + columns * otherColumn;
  const only = concerns.map(
    (concern) => `body:has(#only-${concern}:checked) .matrix tbody tr:not(.${concern}){display:none}\n`,
  );
  return [
    base,
    ...drawn,
    ...only,
    `@media (min-width:40.01em){.matrix{min-width:${table}rem}}\n`,
    `@media screen and (min-width:${table + 7}em){.cards{overflow:visible}.matrix thead th{position:sticky;top:0;z-index:2}.matrix thead th:first-child{z-index:3}}\n`,
    '@media print{.matrix{min-width:0}}\n',
  ].join('');
}

function iconUrl(path: string): string {
  return `url("data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 12 12'><path d='${path}' fill='none' stroke='#000' stroke-width='1.8' stroke-linecap='round' stroke-linejoin='round'/></svg>`,
  )}")`;
}
