/**
 * The website: the pages of this repository that are for users, as they are in Git. `npm run site` builds it, and fails on a
 * dead link. Pages link to each other and to files by their paths in the repository: see `site.ts` for what becomes of them.
 */
import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import manifest from '../../package.json' with { type: 'json' };
import { anchorOf } from '../../scripts/documentation/links.ts';
import { diagramName, excluded, sidebar, siteLink, sitePath } from './site.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const forge = manifest.homepage.replace(/#.*$/, '');
const version = `v${manifest.version}`;

/** Drawn by `npm run diagrams`, one for each colour scheme. */
function diagram(text: string): string {
  const images = (['light', 'dark'] as const).map((scheme) => {
    const path = `docs/diagrams/${diagramName(text, scheme)}`;
    if (!existsSync(join(root, path)))
      throw new Error('A diagram is new or has changed: run `npm run diagrams`, and commit docs/diagrams.');
    return `<img class="diagram-${scheme}" alt="Diagram" src="/${path}">`;
  });
  return `<p>${images.join('')}</p>\n`;
}

export default defineConfig({
  title: 'monorepo-gitops',
  description: manifest.description,
  lang: 'en',
  srcDir: '..',
  srcExclude: excluded,
  rewrites: sitePath,
  outDir: '../.cache/site',
  cacheDir: '../.cache/vitepress',
  /** Pages of GitHub stand below the name of the repository. */
  base: process.env.SITE_BASE ?? `/${forge.split('/').at(-1)}/`,
  head: [['style', {}, 'html.dark .diagram-light, html:not(.dark) .diagram-dark { display: none }']],
  cleanUrls: true,
  lastUpdated: false,
  themeConfig: {
    search: { provider: 'local' },
    nav: [
      { text: 'Documentation', link: '/overview' },
      { text: 'Commands', link: '/commands/deploy' },
      { text: 'Recipes', link: '/recipes' },
      { text: '한국어', link: '/ko/' },
      { text: version, link: `${forge}/releases` },
    ],
    sidebar: sidebar(root).map(({ text, items }) => ({ text, items: [...items], collapsed: false })),
    socialLinks: [{ icon: 'github', link: forge }],
    editLink: { pattern: `${forge}/edit/main/:path` },
    outline: [2, 3],
  },
  markdown: {
    anchor: { slugify: anchorOf },
    config(md) {
      // Two braces are text here, of GitHub's expressions and Helm's templates.
      const { text, code_inline: code } = md.renderer.rules;
      const literal =
        (rule: typeof text): typeof text =>
        (...given) =>
          rule?.(...given).replaceAll('{{', '&#123;&#123;') ?? '';
      md.renderer.rules.text = literal(text);
      md.renderer.rules.code_inline = literal(code);
      const fence = md.renderer.rules.fence;
      md.renderer.rules.fence = (tokens, index, ...others) => {
        const { info = '', content = '' } = tokens[index] ?? {};
        if (info.trim() === 'mermaid') return diagram(content);
        return fence?.(tokens, index, ...others) ?? '';
      };
      md.core.ruler.push('repository-links', ({ tokens, env }) => {
        const from = relative(root, env.realPath ?? env.path)
          .split(sep)
          .join('/');
        const links = tokens.flatMap(({ children }) => children ?? []).filter(({ type }) => type === 'link_open');
        for (const link of links) link.attrSet('href', siteLink(link.attrGet('href') ?? '', from, { forge, version }));
      });
    },
  },
});
