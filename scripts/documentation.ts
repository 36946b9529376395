/** Addresses in the documentation: links to files and headings, and paths in code spans. Each must lead somewhere. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Every address in the Markdown files of a repository that leads nowhere. */
export function documentationProblems(root: string): string[] {
  const files = execFileSync('git', ['ls-files', '-z', '*.md'], { cwd: root, encoding: 'utf8' }).split('\0');
  return files
    .filter((file) => file !== '' && !file.includes('/fixtures/') && existsSync(join(root, file)))
    .flatMap((file) => addressProblems(root, file));
}

function addressProblems(root: string, file: string): string[] {
  const text = withoutBlocks(readFileSync(join(root, file), 'utf8'));
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
  const spans = [...text.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
  return [
    ...links.filter((link) => !leads(root, file, link)).map((link) => `${file}: the link ${link} leads nowhere`),
    ...spans.filter((span) => isPath(root, span) && !exists(root, span)).map((span) => `${file}: there is no ${span}`),
  ];
}

/** Fenced code has its own names: of users' files, for example. */
function withoutBlocks(text: string): string {
  return text.replace(/^ *(```|~~~)[\s\S]*?^ *\1/gm, '');
}

function leads(root: string, file: string, link: string): boolean {
  if (/^[a-z][a-z0-9+.-]*:/i.test(link)) return true;
  const [path = '', heading] = link.split('#');
  const target = path === '' ? join(root, file) : join(root, dirname(file), decodeURIComponent(path));
  if (!existsSync(target)) return false;
  return heading === undefined || !target.endsWith('.md') || headings(readFileSync(target, 'utf8')).includes(heading);
}

/** As GitHub names them: lower case, without punctuation, a dash for a space. */
function headings(text: string): string[] {
  return [...withoutBlocks(text).matchAll(/^#+ +(.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- _]/gu, '')
      .replaceAll(' ', '-'),
  );
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
