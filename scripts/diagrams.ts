/**
 * Draws the Mermaid diagrams of the documentation for the website, in light and dark: GitHub draws them by itself, and the
 * drawing program is too large to be sent to every reader. `npm run diagrams` takes it from npm; chromium has to be there.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { diagramName } from '../docs/.vitepress/site.ts';
import { blocksOf, readPages } from './documentation/pages.ts';
import { root } from './publication.ts';

const version = '11.17.2';
const directory = join(root, 'docs/diagrams');

/** The text of every diagram of a page of the site. */
export function diagramTexts(): readonly string[] {
  const pages = readPages(root).filter(({ path }) => /^(?:README|docs\/|actions\/|examples\/)/.test(path));
  return pages.flatMap((page) =>
    blocksOf(page).flatMap(({ language, text }) => (language === 'mermaid' ? [text] : [])),
  );
}

/** Mermaid as one file for a browser. */
function program(): string {
  const cache = join(root, '.cache/mermaid');
  const file = join(cache, `mermaid-${version}/package/dist/mermaid.min.js`);
  if (existsSync(file)) return file;
  const unpacked = join(cache, `mermaid-${version}`);
  mkdirSync(unpacked, { recursive: true });
  execFileSync('npm', ['pack', '--silent', `mermaid@${version}`, '--pack-destination', cache]);
  execFileSync('tar', ['-xzf', join(cache, `mermaid-${version}.tgz`), '-C', unpacked]);
  return file;
}

async function draw(): Promise<void> {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.setContent('<body></body>');
    await page.addScriptTag({ path: program() });
    mkdirSync(directory, { recursive: true });
    const known = new Set<string>();
    for (const text of diagramTexts()) {
      for (const scheme of ['light', 'dark'] as const) {
        const name = diagramName(text, scheme);
        known.add(name);
        // Its name is made of its text; ids within it are not the same twice.
        if (existsSync(join(directory, name))) continue;
        const svg = await page.evaluate(drawn, {
          text,
          theme: scheme === 'dark' ? 'dark' : 'default',
          id: `d${name.slice(0, 8)}`,
        });
        writeFileSync(join(directory, name), `${svg}\n`);
      }
    }
    for (const file of readdirSync(directory)) if (!known.has(file)) rmSync(join(directory, file));
  } finally {
    await browser.close();
  }
}

/** Runs in the browser. */
async function drawn({ text, theme, id }: { text: string; theme: string; id: string }): Promise<string> {
  const { mermaid } = globalThis as unknown as {
    mermaid: {
      initialize(options: object): void;
      render(id: string, text: string): Promise<{ svg: string }>;
    };
  };
  mermaid.initialize({ startOnLoad: false, theme, htmlLabels: false, flowchart: { htmlLabels: false } });
  return (await mermaid.render(id, text)).svg;
}

if (import.meta.main) await draw();
