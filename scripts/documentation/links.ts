/** Links to files and headings, and paths in code spans: each leads somewhere. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Publication } from '../publication.ts';
import { codeSpans, lineOf, type Page, type Problem, problem, prose } from './pages.ts';

export function linkProblems(root: string, page: Page, { repository }: Pick<Publication, 'repository'>): Problem[] {
  const ownPages = new RegExp(`https://github\\.com/${repository}/blob/[\\w.-]+/([\\w./-]+\\.md)#([\\w-]+)`, 'g');
  const headingsMissing = [...page.text.matchAll(ownPages)]
    .filter(([, path = '', heading = '']) => existsSync(join(root, path)) && !hasAnchor(join(root, path), heading))
    .map(({ 0: link, index }) => problem(page, lineOf(page.text, index), `the link ${link} leads nowhere`));
  if (!page.markdown) return headingsMissing;
  const links = [...prose(page).matchAll(inline), ...prose(page).matchAll(definition)].map(
    ({ 1: link = '', index }) => ({
      link,
      line: lineOf(page.text, index),
    }),
  );
  return [
    ...headingsMissing,
    ...links
      .filter(({ link }) => !leads(root, page, link))
      .map(({ link, line }) => problem(page, line, `the link ${link} leads nowhere`)),
    ...codeSpans(page)
      .filter(({ text }) => isPath(root, text) && !exists(root, text))
      .map(({ text, line }) => problem(page, line, `there is no ${text}`)),
  ];
}

/** `[text](link)`, also with a title, and of a picture. */
const inline = /\]\(([^)\s]+)(?: "[^"\n]*")?\)/g;

/** `[label]: link` */
const definition = /^\[[^\]\n]+\]: +(\S+)/gm;

function leads(root: string, page: Page, link: string): boolean {
  if (/^[a-z][a-z0-9+.-]*:/i.test(link)) return true;
  const [path = '', heading] = link.split('#');
  const target = path === '' ? page.path : join(dirname(page.path), decodeURIComponent(path));
  const file = join(root, target);
  if (!existsSync(file)) return false;
  return heading === undefined || !target.endsWith('.md') || hasAnchor(file, heading);
}

function hasAnchor(file: string, wanted: string): boolean {
  return anchorsOf(readFileSync(file, 'utf8')).includes(wanted);
}

/** What a link may lead to in a page. The second heading of a name has a number behind it: `#heading-1`. */
export function anchorsOf(text: string): readonly string[] {
  const shown = prose({ path: '', text, markdown: true });
  const ids = [...shown.matchAll(/<a id="([^"]+)"><\/a>/g)].map(([, id = '']) => id);
  const seen = new Map<string, number>();
  const headings = [...shown.matchAll(/^#+ +(.+)$/gm)].map(([, heading = '']) => {
    const name = anchorOf(heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'));
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before === 0 ? name : `${name}-${before}`;
  });
  return [...ids, ...headings];
}

/** As GitHub names headings, and the website too: lower case, without punctuation, a dash for a space. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\- _]/gu, '')
    .replaceAll(' ', '-');
}

/** Whether a code span is meant as a path of this repository: it begins with a folder of the root or of `src`. */
function isPath(root: string, span: string): boolean {
  const [first = '', ...rest] = span.split('/');
  if (rest.length === 0 || !/^[\w./@-]+$/.test(span) || first === '.git' || /^\.*$/.test(first)) return false;
  return existsSync(join(root, first)) || existsSync(join(root, 'src', first));
}

function exists(root: string, span: string): boolean {
  return ['', 'src'].some((base) => existsSync(join(root, base, span)));
}
