/** Markdown as a forge shows it, in a style of our own: for pictures of summaries and comments. */
import { createMarkdownRenderer } from 'vitepress';
import { root } from '../publication.ts';

const style = `
:root{--page:#fff;--text:#1f2328;--soft:#59636e;--line:#d1d9e0;--link:#0969da;--code:#f0f2f4;--head:#f6f8fa;--in:#dafbe1;--out:#ffebe9}
@media (prefers-color-scheme:dark){:root{--page:#0d1117;--text:#f0f6fc;--soft:#9198a1;--line:#3d444d;--link:#4493f8;--code:#252b33;--head:#151b23;--in:#12361f;--out:#4a1a1c}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:15px/1.55 system-ui,-apple-system,"Segoe UI","Noto Sans",Helvetica,Arial,sans-serif}
.frame{margin:14px;border:1px solid var(--line);border-radius:8px;overflow:hidden}
.by{background:var(--head);border-bottom:1px solid var(--line);padding:9px 16px;font-size:14px;color:var(--soft)}
.by b{color:var(--text)}
.text{padding:14px 16px 16px}
h3{font-size:19px;line-height:1.35;margin:0 0 12px;font-weight:600}
p{margin:0 0 12px}
.text>:last-child{margin-bottom:0}
a{color:var(--link);text-decoration:none}
table{border-collapse:collapse;margin:0 0 14px;display:block;width:max-content;max-width:100%}
th,td{border:1px solid var(--line);padding:6px 12px;text-align:left}
th{font-weight:600}
code{font:85% ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;background:var(--code);border-radius:5px;padding:.15em .4em;white-space:nowrap}
pre{background:var(--head);border-radius:6px;padding:12px 14px;margin:8px 0 12px;overflow:hidden}
.shiki span{color:var(--shiki-light)}
@media (prefers-color-scheme:dark){.shiki span{color:var(--shiki-dark)}}
pre code{background:none;padding:0;white-space:pre;font-size:12.5px;line-height:1.5}
.line.add{background:var(--in);display:inline-block;width:100%}
.line.remove{background:var(--out);display:inline-block;width:100%}
details{margin:0 0 12px}
summary{margin-bottom:6px}
svg.dot{width:.85em;height:.85em;vertical-align:-.06em}
td:has(.dot){white-space:nowrap}
button.copy,.lang,.header-anchor{display:none}
`;

/** @param by who says it: `github-actions` */
export async function markdownPage(markdown: string, by: string): Promise<string> {
  const renderer = await createMarkdownRenderer(root, { html: true, linkify: false });
  const rendered = renderer.render(markdown).replace(/<pre[^>]*><code>([\s\S]*?)<\/code><\/pre>/g, colouredDiff);
  const shown = withDots(rendered.replace(/ id="[^"]*"/g, ''));
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${by}</title><style>${style}</style></head><body><div class="frame"><div class="by"><b>${by}</b></div><div class="text">${shown}</div></div></body></html>`;
}

const dots = { '🟢': '#2da44e', '🟡': '#d4a72c', '🔴': '#cf222e', '🔵': '#218bff', '⚪': '#afb8c1' } as const;

/** Not every machine that draws has a font with coloured circles. */
function withDots(html: string): string {
  return html.replace(/🟢|🟡|🔴|🔵|⚪/gu, (dot) => {
    return `<svg class="dot" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7.5" fill="${dots[dot as keyof typeof dots]}"/></svg>`;
  });
}

/** Lines of a diff as forges colour them. */
function colouredDiff(block: string): string {
  return block.replace(/<span class="line">((?:<span[^>]*>)?)([+-])/g, (_, open: string, sign: string) => {
    return `<span class="line ${sign === '+' ? 'add' : 'remove'}">${open}${sign}`;
  });
}
