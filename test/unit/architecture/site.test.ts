/** The website has the pages of this repository under addresses of its own, and a link to anything else leads to the forge. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { diagramName, sidebar, siteLink, sitePath } from '../../../docs/.vitepress/site.ts';
import { blocksOf, readPages } from '../../../scripts/documentation/pages.ts';
import { repositoryRoot } from '../../support/program.ts';

const at = { forge: 'https://github.com/acme/tool', version: 'v1.2.3' };

it.each([
  ['README.md', 'index.md'],
  ['README.ko.md', 'ko/index.md'],
  ['docs/README.md', 'overview.md'],
  ['docs/build-image/append.md', 'build-image/append.md'],
  ['actions/plan/README.md', 'commands/plan.md'],
  ['examples/github/README.md', 'examples/github.md'],
])('%s is the page %s', (file, page) => {
  expect(sitePath(file)).toBe(page);
});

it.each([
  ['docs/errors.md', '../README.md', '/index.md'],
  ['actions/plan/README.md', '../../docs/events.md#schedules', '/events.md#schedules'],
  [
    'README.md',
    'examples/monorepo/gitops.yaml',
    'https://github.com/acme/tool/blob/v1.2.3/examples/monorepo/gitops.yaml',
  ],
  ['README.md', 'CHANGELOG.md', 'https://github.com/acme/tool/blob/v1.2.3/CHANGELOG.md'],
  ['docs/architecture.md', '../src/core/edit/', 'https://github.com/acme/tool/tree/v1.2.3/src/core/edit'],
  ['README.md', 'https://example.com/a.md', 'https://example.com/a.md'],
  ['README.md', '#commands', '#commands'],
  ['README.md', 'mailto:security@example.com', 'mailto:security@example.com'],
])('in %s the link %s becomes %s', (from, href, link) => {
  expect(siteLink(href, from, at)).toBe(link);
});

it('a link that leaves the repository ends the build', () => {
  expect(() => siteLink('../../secret.md', 'docs/errors.md', at)).toThrow('docs/errors.md');
});

it('the index of the documentation is the sidebar, and has every page once', () => {
  const links = sidebar(repositoryRoot).flatMap(({ items }) => items.map(({ link }) => link));
  expect(new Set(links).size).toBe(links.length);
  const pages = readPages(repositoryRoot).map(({ path }) => path);
  const missing = pages
    .filter(
      (path) => /^(?:docs\/|actions\/[^/]+\/|examples\/[^/]+\/README).*\.md$/.test(path) && path !== 'docs/README.md',
    )
    .filter((path) => !links.includes(`/${sitePath(path).replace(/\.md$/, '')}`));
  expect(missing).toEqual([]);
});

it('every diagram is drawn, in both schemes', () => {
  const pages = readPages(repositoryRoot).filter(({ path }) => /^(?:README|docs\/|actions\/|examples\/)/.test(path));
  const texts = pages.flatMap((page) => blocksOf(page).filter(({ language }) => language === 'mermaid'));
  const names = texts.flatMap(({ text }) => [diagramName(text, 'light'), diagramName(text, 'dark')]);
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !existsSync(join(repositoryRoot, 'docs/diagrams', name)))).toEqual([]);
});
