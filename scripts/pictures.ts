/**
 * Draws the pictures of the README and of the documentation from what the program writes: `npm run pictures`, with chromium.
 * `sources.json` holds a hash of what each is made from, without times and names of commits, so that `npm run check` can say
 * which of them are stale.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { statusPage } from '../src/commands/status/page/page.ts';
import { version } from '../src/core/published.ts';
import { comparable, renamed } from './pictures/names.ts';
import { pipelinePages } from './pictures/pipeline.ts';
import { runProgram } from './pictures/program.ts';
import { terminalPicture } from './pictures/terminal.ts';
import { shopStatus } from './pictures/world.ts';
import { root } from './publication.ts';

const directory = join(root, 'docs/pictures');
const hashes = join(directory, 'sources.json');

interface Source {
  /** What the program wrote. */
  readonly text: string;
  /** Files that are drawn from it. */
  readonly files: readonly string[];
  draw(browser: Browser): Promise<void>;
}

const schemes = ['light', 'dark'] as const;
const inBoth = (name: string) => schemes.map((scheme) => `${name}-${scheme}.webp`);

async function readSources(): Promise<ReadonlyMap<string, Source>> {
  const page = statusPage(shopStatus);
  const [demo, { summary, comment }] = await Promise.all([runDemo(), pipelinePages()]);
  return new Map<string, Source>([
    ['status', status(page)],
    [
      'demo',
      {
        text: demo,
        files: ['demo.svg'],
        draw: async () => write('demo.svg', terminalPicture(demo, 'monorepo-gitops demo')),
      },
    ],
    ['summary', markdown('summary', summary, 'Summary of a run of deploy')],
    ['comment', markdown('comment', comment, 'github-actions commented')],
  ]);
}

/** Its version is no reason to draw it again. */
function status(page: string): Source {
  return { text: page.replaceAll(version, ''), files: inBoth('status'), draw: (browser) => drawStatus(browser, page) };
}

function markdown(name: string, text: string, by: string): Source {
  return { text, files: inBoth(name), draw: (browser) => drawMarkdown(browser, name, text, by) };
}

async function runDemo(): Promise<string> {
  return renamed(await runProgram({ argv: ['demo'], env: { FORCE_COLOR: '1' } }));
}

/** Names of what is stale or missing, in sentences. */
export async function pictureProblems(): Promise<readonly string[]> {
  const known = existsSync(hashes) ? (JSON.parse(readFileSync(hashes, 'utf8')) as Record<string, string>) : {};
  return [...(await readSources())].flatMap(([name, { text, files }]) => {
    if (known[name] === hashOf(text) && files.every((file) => existsSync(join(directory, file)))) return [];
    return [`docs/pictures/${files[0]} shows another ${name} than there is: npm run pictures`];
  });
}

function hashOf(text: string): string {
  return createHash('sha256').update(comparable(text)).digest('hex').slice(0, 16);
}

async function drawAll(): Promise<void> {
  const { chromium } = await import('playwright-core');
  mkdirSync(directory, { recursive: true });
  const sources = await readSources();
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    for (const { draw } of sources.values()) await draw(browser);
  } finally {
    await browser.close();
  }
  const found = Object.fromEntries([...sources].map(([name, { text }]) => [name, hashOf(text)]));
  writeFileSync(hashes, `${JSON.stringify(found, undefined, 2)}\n`);
}

async function drawStatus(browser: Browser, html: string): Promise<void> {
  for (const colorScheme of schemes) {
    const page = await browser.newPage({ viewport: { width: 1040, height: 800 }, colorScheme, deviceScaleFactor: 1.5 });
    await page.setContent(html);
    await capture(page, `status-${colorScheme}.webp`);
    await page.close();
  }
}

async function drawMarkdown(browser: Browser, name: string, markdown: string, by: string): Promise<void> {
  const { markdownPage } = await import('./pictures/markdown.ts');
  const html = await markdownPage(markdown, by);
  for (const colorScheme of schemes) {
    const page = await browser.newPage({ viewport: { width: 1080, height: 200 }, colorScheme, deviceScaleFactor: 1.5 });
    await page.setContent(html);
    await capture(page, `${name}-${colorScheme}.webp`);
    await page.close();
  }
}

/** In bytes; a README is read over slow lines too. */
const largest = 120_000;

/** The whole page as WebP, which playwright does not write by itself. */
async function capture(page: Page, file: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  const { width } = page.viewportSize() ?? { width: 1200 };
  for (const quality of [90, 80, 70, 60, 50]) {
    const { data } = await session.send('Page.captureScreenshot', {
      format: 'webp',
      quality,
      captureBeyondViewport: true,
      clip: { x: 0, y: 0, width, height, scale: 1 },
    });
    const bytes = Buffer.from(data, 'base64');
    if (bytes.length > largest) continue;
    write(file, bytes);
    return;
  }
  throw new Error(`${file} does not fit into ${largest} bytes`);
}

function write(file: string, content: string | Buffer): void {
  writeFileSync(join(directory, file), content);
  console.error(`docs/pictures/${file}: ${(content.length / 1000).toFixed(0)} KB`);
}

if (import.meta.main) await drawAll();
