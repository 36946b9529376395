/** The texts that users read and copy, and what is code in them. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';

export interface Page {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
  readonly markdown: boolean;
}

/** A piece of code: a fenced block of a Markdown file, or a file that is code as a whole. */
export interface Block {
  readonly page: Page;
  /** As it stands behind the fence: `yaml`, `sh`, `groovy`. */
  readonly language: string;
  readonly text: string;
  /** The line of the page on which the text begins, from 1. */
  readonly line: number;
}

/** `path:line: what is wrong` */
export type Problem = `${string}:${number}: ${string}`;

export function problem(page: Page, line: number, message: string): Problem {
  return `${page.path}:${line}: ${message}`;
}

/** Where commits are quoted: what they named may be gone. */
export const history = 'CHANGELOG.md';

/**
 * Paths of every Markdown file but that of the history, what `init` writes, the examples, the image, and the workflows of this
 * repository: those that git has or does not ignore.
 */
export function pagePaths(root: string): readonly string[] {
  const wanted = ['*.md', 'src/scaffold/templates', 'examples', 'images', '.github'];
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', ...wanted], {
    cwd: root,
    encoding: 'utf8',
  });
  return [...new Set(listed.split('\0'))].filter(
    (path) => path !== '' && path !== history && !path.includes('/fixtures/') && existsSync(join(root, path)),
  );
}

export function readPages(root: string): Page[] {
  return pagePaths(root).map((path) => {
    return { path, text: readFileSync(join(root, path), 'utf8'), markdown: path.endsWith('.md') };
  });
}

export function blocksOf(page: Page): Block[] {
  if (!page.markdown) return [{ page, language: languageOf(page.path), text: page.text, line: 1 }];
  return [...page.text.matchAll(fenced)].map((match) => {
    const { indent = '', language = '', body = '' } = match.groups ?? {};
    const text = body.replace(new RegExp(`^ {1,${Math.max(indent.length, 1)}}`, 'gm'), indent === '' ? '$&' : '');
    return { page, language, text, line: lineOf(page.text, match.index) + 1 };
  });
}

const fenced = /^(?<indent> *)(?<fence>```|~~~)(?<language>[\w-]*)[^\n]*\n(?<body>[\s\S]*?)^ *\k<fence>/gm;

/** The text of a Markdown file with spaces for its blocks: every offset stays. */
export function prose({ text }: Page): string {
  return text.replace(fenced, (block) => block.replace(/[^\n]/g, ' '));
}

/** `code` in the prose. */
export function codeSpans(page: Page): { readonly text: string; readonly line: number }[] {
  return [...prose(page).matchAll(/`([^`\n]+)`/g)].map(({ 1: text = '', index }) => ({
    text,
    line: lineOf(page.text, index),
  }));
}

export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function languageOf(path: string): string {
  const languages: Readonly<Record<string, string>> = {
    '.yml': 'yaml',
    '.yaml': 'yaml',
    '.sh': 'sh',
    '.groovy': 'groovy',
  };
  if (/Dockerfile$/.test(path)) return 'dockerfile';
  return basename(path).startsWith('Jenkinsfile') ? 'groovy' : (languages[extname(path)] ?? '');
}
