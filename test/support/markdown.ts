/** The page of a run as people read it: verdict, tables with the text of their cells, what is folded, links. */

export interface ReadTable {
  readonly head: readonly string[];
  /** Texts; lines of a cell are apart by a line end. */
  readonly rows: readonly (readonly string[])[];
}

export interface ReadPage {
  /** The first heading. */
  readonly verdict: string;
  readonly tables: readonly ReadTable[];
  readonly folded: readonly { readonly title: string; readonly body: string }[];
  readonly links: readonly { readonly text: string; readonly url: string }[];
  /** Everything that is neither heading, table, block of text nor folded. */
  readonly paragraphs: readonly string[];
}

/** @throws Error for a table whose rows have other cells than its head, and for tags that are not ours */
export function readPage(markdown: string): ReadPage {
  const folded: { title: string; body: string }[] = [];
  const open = markdown.replace(
    /<details><summary>(.*?)<\/summary>\n\n([\s\S]*?)\n\n<\/details>/g,
    (_, title: string, body: string) => {
      folded.push({ title: textOf(title), body });
      return '';
    },
  );
  const visible = [open, ...folded.map(({ body }) => body)].map((text) => text.replace(/^(`{3,})[\s\S]*?^\1$/gm, ''));
  const tags = visible
    .join('\n')
    .replace(/`[^`\n]*`/g, '')
    .match(/<(?!br>)\/?[a-z][^>]*>/gi);
  if (tags !== null) throw new Error(`tags: ${tags.join(' ')}`);
  const lines = visible.join('\n').split('\n');
  const blocks = (visible[0] ?? '').split(/\n{2,}/).filter((block) => block.trim() !== '');
  return {
    verdict: textOf(/^### (.*)$/m.exec(markdown)?.[1] ?? ''),
    tables: tablesIn(lines),
    folded,
    links: [...visible.join('\n').matchAll(/\[([^\]]*)\]\(([^)\s]*)\)/g)].map(([, text = '', url = '']) => ({
      text: textOf(text),
      url,
    })),
    paragraphs: blocks.filter((block) => !/^(?:#|\|)/.test(block)).map(textOf),
  };
}

function tablesIn(lines: readonly string[]): readonly ReadTable[] {
  const tables: { head: readonly string[]; rows: (readonly string[])[] }[] = [];
  for (const [at, line] of lines.entries()) {
    if (!line.startsWith('|') || /^\|(?: --- \|)+$/.test(line)) continue;
    const cells = line.slice(1, -1).split('|').map(textOf);
    if (/^\|(?: --- \|)+$/.test(lines[at + 1] ?? '')) {
      tables.push({ head: cells, rows: [] });
      continue;
    }
    const table = tables.at(-1);
    if (table === undefined || table.head.length !== cells.length) throw new Error(`no row of its table: ${line}`);
    table.rows.push(cells);
  }
  return tables;
}

function textOf(markdown: string): string {
  return markdown
    .replace(/<br>/g, '\n')
    .replace(/\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replace(/\*\*|`/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .trim();
}
