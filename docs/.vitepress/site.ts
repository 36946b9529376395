/** Which files of the repository are pages of the website, where they stand there, and what links between them become. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** What is no page, although it is Markdown. */
export const excluded = [
  '**/node_modules/**',
  '.*/**',
  'CHANGELOG.md',
  'dist/**',
  'gitlab-components/**',
  'images/**',
  'src/**',
  'test/**',
];

/** The page's path on the site, by its path in the repository. */
export function sitePath(file: string): string {
  const known: Readonly<Record<string, string>> = {
    'README.md': 'index.md',
    'README.ko.md': 'ko/index.md',
    'docs/README.md': 'overview.md',
    'CONTRIBUTING.md': 'contributing.md',
    'SECURITY.md': 'reporting.md',
  };
  return (
    known[file] ??
    file
      .replace(/^actions\/([^/]+)\/README\.md$/, 'commands/$1.md')
      .replace(/^examples\/([^/]+)\/README\.md$/, 'examples/$1.md')
      .replace(/^docs\//, '')
  );
}

/**
 * A link as the site has it: to the site's own page, or to the file at the forge.
 *
 * @param from path of the page in the repository
 * @param forge `https://github.com/owner/name`
 * @param version tag of the version that the site is of
 */
export function siteLink(href: string, from: string, { forge, version }: { forge: string; version: string }): string {
  if (href === '' || href.startsWith('#') || /^[a-z][a-z+.-]*:|^\/\//i.test(href)) return href;
  const [path = '', anchor] = href.split('#');
  const file = posix.normalize(posix.join(posix.dirname(from), path)).replace(/\/$/, '');
  const suffix = anchor === undefined ? '' : `#${anchor}`;
  if (file.startsWith('..')) throw new Error(`${from}: ${href} leads out of the repository`);
  if (isPage(file)) return `/${sitePath(file)}${suffix}`;
  const kind = posix.extname(file) === '' && !/\/?(?:run|LICENSE|Dockerfile|Jenkinsfile)$/.test(file) ? 'tree' : 'blob';
  return `${forge}/${kind}/${version}/${file}${suffix}`;
}

function isPage(file: string): boolean {
  if (!file.endsWith('.md')) return false;
  return !/^(?:CHANGELOG\.md$|(?:dist|gitlab-components|images|src|test|\.[^/]*)\/)/.test(file);
}

export interface SidebarGroup {
  readonly text: string;
  readonly items: readonly { readonly text: string; readonly link: string }[];
}

/** The groups of `docs/README.md`, the index of all pages: its headings, and the first link of each item. */
export function sidebar(root: string): readonly SidebarGroup[] {
  const text = readFileSync(join(root, 'docs/README.md'), 'utf8');
  return text
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [title = '', ...lines] = section.split('\n');
      const items = lines.flatMap((line) => {
        const [, label = '', href = ''] = /^- \[([^\]]+)\]\(([^)#]+\.md)(?:#[^)]*)?\)/.exec(line) ?? [];
        if (href === '') return [];
        const file = posix.normalize(posix.join('docs', href));
        return [{ text: label.replaceAll('`', ''), link: `/${sitePath(file).replace(/(?:index)?\.md$/, '')}` }];
      });
      return { text: title.trim(), items };
    })
    .filter(({ items }) => items.length > 0);
}

/** The file in `docs/diagrams` that shows a Mermaid diagram. */
export function diagramName(text: string, scheme: 'light' | 'dark'): string {
  return `${createHash('sha256').update(text.trim()).digest('hex').slice(0, 12)}-${scheme}.svg`;
}
