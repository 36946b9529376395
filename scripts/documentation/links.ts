/** Links to files and headings, and paths in code spans: each leads somewhere. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeSpans, lineOf, type Page, type Problem, problem, prose } from './pages.ts';

export function linkProblems(root: string, page: Page): Problem[] {
  if (!page.markdown) return [];
  const links = [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map(({ 1: link = '', index }) => ({
    link,
    line: lineOf(page.text, index),
  }));
  return [
    ...links
      .filter(({ link }) => !leads(root, page, link))
      .map(({ link, line }) => problem(page, line, `the link ${link} leads nowhere`)),
    ...codeSpans(page)
      .filter(({ text }) => isPath(root, text) && !exists(root, text))
      .map(({ text, line }) => problem(page, line, `there is no ${text}`)),
  ];
}

function leads(root: string, page: Page, link: string): boolean {
  if (/^[a-z][a-z0-9+.-]*:/i.test(link)) return true;
  const [path = '', heading] = link.split('#');
  const target = path === '' ? page.path : join(dirname(page.path), decodeURIComponent(path));
  const file = join(root, target);
  if (!existsSync(file)) return false;
  return heading === undefined || !target.endsWith('.md') || headings(readFileSync(file, 'utf8')).includes(heading);
}

function headings(text: string): string[] {
  return [...prose({ path: '', text, markdown: true }).matchAll(/^#+ +(.+)$/gm)].map(([, heading = '']) =>
    anchorOf(heading),
  );
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
