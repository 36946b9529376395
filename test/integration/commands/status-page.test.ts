/** The page of `status` in a real browser: what it looks like to people, to keyboards, to screen readers and to the network. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { type Browser, type BrowserContextOptions, chromium as driver, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statusPage } from '../../../src/commands/status/page/page.ts';
import type { Status } from '../../../src/core/flow/status/status.ts';
import { chromium } from '../../support/real-parts.ts';
import { company, empty, hostile, shop, traced, unreachable } from '../../support/status/worlds.ts';

const part = await chromium();

const pathological = '</style><script>alert(1)</script>"\'><img src=x onerror=alert(1)>\u202e';
const long = 'a-service-with-a-name-that-nobody-should-have-given-it-but-somebody-did-all-the-same'.repeat(2);
const one = shop();
const worlds: Readonly<Record<string, Status>> = {
  shop: shop(),
  company: company(),
  empty: empty(),
  unreachable: unreachable(),
  traced: traced(),
  one: { ...one, services: one.services.slice(0, 1), columns: one.columns.slice(0, 1) },
  hostile: hostile(`a ${pathological}`),
  long: hostile(long),
};

describe.skipIf(!part.present)(part.titled('the page of status in Chromium'), () => {
  let browser: Browser;
  let server: Server;
  /** Paths that were asked for. */
  let asked: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = request.url ?? '/';
      asked.push(path);
      const world = worlds[path.slice(1)];
      response.writeHead(world === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(world && statusPage(world));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // Root needs it, as which tests run in containers.
    browser = await driver.launch({ executablePath: part.program, args: ['--no-sandbox'] });
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  interface Seen {
    readonly page: Page;
    /** What the browser complains about, scripts that ran, and requests to others. */
    readonly complaints: readonly string[];
  }

  async function opened(
    world: string,
    options: BrowserContextOptions,
    look: (seen: Seen) => Promise<void>,
  ): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    try {
      const page = await context.newPage();
      const complaints: string[] = [];
      const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${world}`;
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('dialog', (dialog) => {
        complaints.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on('request', (request) => {
        if (request.url() !== address && !request.url().startsWith('data:'))
          complaints.push(`request: ${request.url()}`);
      });
      asked = [];
      await page.goto(address);
      await look({ page, complaints });
    } finally {
      await context.close();
    }
  }

  it.each(Object.keys(worlds))('%s: no width is too narrow, and nothing runs, is asked for or jumps', async (world) => {
    await opened(world, {}, async ({ page, complaints }) => {
      for (const width of [360, 768, 1024, 1440, 2200]) {
        await page.setViewportSize({ width, height: 900 });
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
        expect(wide, `at ${width} px`).toBeLessThanOrEqual(width);
      }
      await page.setViewportSize({ width: 794, height: 1123 });
      await page.emulateMedia({ media: 'print' });
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(794);
      expect(await page.evaluate<number>('document.scripts.length + document.images.length')).toBe(0);
      const shifts = `new Promise((resolve) => new PerformanceObserver((list) => resolve(list.getEntries().length))
        .observe({ type: 'layout-shift', buffered: true }) || setTimeout(() => resolve(0), 100))`;
      await page.emulateMedia({ media: 'screen' });
      await page.reload();
      expect(await page.evaluate<number>(shifts)).toBe(0);
      expect(complaints).toEqual([]);
      expect([...new Set(asked)]).toEqual([`/${world}`]);
    });
  });

  it.each([
    ['shop', 1440, 'light'],
    ['shop', 1440, 'dark'],
    ['shop', 360, 'light'],
    ['traced', 360, 'dark'],
    ['empty', 1440, 'light'],
    ['unreachable', 1440, 'dark'],
    ['unreachable', 1440, 'light'],
  ] as const)('axe finds nothing in %s at %d px in %s', async (world, width, colorScheme) => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    await opened(world, { viewport: { width, height: 900 }, colorScheme }, async ({ page }) => {
      await page.evaluate(axe);
      const found = await page.evaluate<readonly { id: string; nodes: readonly { html: string }[] }[]>(
        'axe.run().then(({ violations }) => violations)',
      );
      expect(found.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    });
  });

  it('is dark where people want it dark, light on paper, and every word of a state has its icon', async () => {
    const brightness = (selector: string, property: string) => `(() => {
      const [r, g, b] = getComputedStyle(document.querySelector('${selector}'))['${property}'].match(/[0-9.]+/g).map(Number);
      return (0.3 * r + 0.6 * g + 0.1 * b) / 255;
    })()`;
    await opened('shop', { colorScheme: 'dark' }, async ({ page }) => {
      for (const selector of ['body', 'section', '.matrix tbody th']) {
        expect(await page.evaluate<number>(brightness(selector, 'backgroundColor')), selector).toBeLessThan(0.15);
        expect(await page.evaluate<number>(brightness(selector, 'color')), selector).toBeGreaterThan(0.8);
      }
      expect(await page.evaluate<number>(brightness('.graph text', 'fill'))).toBeGreaterThan(0.6);
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      expect(await page.evaluate<number>(brightness('body', 'backgroundColor'))).toBe(1);
      expect(await page.evaluate<number>(brightness('.matrix tbody th', 'color'))).toBeLessThan(0.3);
    });
    await opened('shop', { colorScheme: 'light' }, async ({ page }) => {
      expect(await page.evaluate<number>(brightness('body', 'backgroundColor'))).toBeGreaterThan(0.9);
    });
  });

  it.each([1440, 360])('shows every state at %d px, each with its own icon', async (width) => {
    await opened('shop', { viewport: { width, height: 900 } }, async ({ page }) => {
      const words = [
        'Healthy',
        'Degraded',
        'Progressing',
        'Suspended',
        'no Application',
        'OutOfSync',
        '1 behind dev',
        'same as dev',
        'staging: not comparable',
        'held',
        'waits',
        'is kept',
      ];
      const icons = new Map<string, string>();
      for (const word of words) {
        const pill = `[...document.querySelectorAll('b.p')].find((each) => each.textContent === '${word}')`;
        expect(await page.evaluate<boolean>(`${pill}.checkVisibility()`), word).toBe(true);
        icons.set(word, await page.evaluate<string>(`getComputedStyle(${pill}, '::before').maskImage`));
      }
      expect(new Set(icons.values()).size).toBe(words.length);
      expect([...icons.values()].filter((icon) => !icon.startsWith('url("data:image/svg+xml,'))).toEqual([]);
      expect(await page.getByText('not deployed').first().isVisible()).toBe(true);
    });
  });

  it('makes cards of services on a phone, with the name of each environment', async () => {
    await opened('shop', { viewport: { width: 360, height: 800 } }, async ({ page }) => {
      const rows = page.locator('.matrix tbody tr');
      const [first, second] = [await rows.nth(0).boundingBox(), await rows.nth(1).boundingBox()];
      expect(second!.y).toBeGreaterThanOrEqual(first!.y + first!.height);
      const names = await page.evaluate<string[]>(
        `[...document.querySelectorAll('#service-web1 td')].map((cell) => getComputedStyle(cell, '::before').content)`,
      );
      expect(names).toEqual(['"dev"', '"staging"', '"prod@eu"', '"prod@us"']);
      // To screen readers it stays a table.
      expect(await page.getByRole('rowheader', { name: 'web1' }).count()).toBe(1);
      expect(await page.getByRole('cell').count()).toBeGreaterThan(16);
    });
  });

  it('scrolls a wide table in its own box, beside the names of the services', async () => {
    await opened('company', { viewport: { width: 900, height: 700 } }, async ({ page }) => {
      const name = page.locator('.matrix tbody th').first();
      const [before, cell] = [await name.boundingBox(), page.locator('.matrix tbody td').first()];
      const cellBefore = await cell.boundingBox();
      await page.evaluate(`document.querySelector('.cards').scrollLeft = 300`);
      expect((await name.boundingBox())?.x).toBe(before?.x);
      expect((await cell.boundingBox())?.x).toBeLessThan((cellBefore?.x ?? 0) - 200);
    });
  });

  it('keeps the names of environments in sight of a long table', async () => {
    await opened('company', {}, async ({ page }) => {
      await page.evaluate('scrollTo(0, 2000)');
      const head = await page.locator('.matrix thead th').nth(1).boundingBox();
      expect(Math.round(head?.y ?? -1)).toBe(0);
    });
  });

  it('shows only what is asked for, by keyboard too', async () => {
    await opened('shop', {}, async ({ page }) => {
      const shown = () =>
        page.evaluate<string[]>(
          `[...document.querySelectorAll('.matrix tbody tr')].filter((row) => row.checkVisibility()).map(({ id }) => id)`,
        );
      const all = ['service-web1', 'service-web2', 'service-api', 'service-worker'];
      expect(await shown()).toEqual(all);
      await page.getByLabel('all 4').focus();
      await page.keyboard.press('ArrowRight');
      expect(await shown()).toEqual(['service-web1', 'service-api', 'service-worker']);
      await page.getByLabel('behind 1').check();
      expect(await shown()).toEqual(['service-web1']);
      await page.getByLabel('out of sync 3').check();
      expect(await shown()).toEqual(['service-web2', 'service-api', 'service-worker']);
      await page.getByLabel('all 4').check();
      expect(await shown()).toEqual(all);
    });
  });

  it('is walked through by keyboard in the order in which it is read, with everything in sight', async () => {
    await opened('shop', {}, async ({ page }) => {
      const visited: { readonly index: number; readonly outline: string }[] = [];
      const now = `(() => {
        const all = [...document.querySelectorAll('*')];
        const focused = document.activeElement;
        const seen = focused.matches('input') ? focused.nextElementSibling : focused;
        return { index: focused === document.body ? 0 : all.indexOf(focused), outline: getComputedStyle(seen).outlineStyle };
      })()`;
      for (let step = 0; step < 200; step++) {
        await page.keyboard.press('Tab');
        const here = await page.evaluate<(typeof visited)[number]>(now);
        if (here.index === 0 || visited.some(({ index }) => index === here.index)) break;
        visited.push(here);
      }
      expect(visited.map(({ index }) => index)).toEqual(visited.map(({ index }) => index).toSorted((a, b) => a - b));
      expect(visited.filter(({ outline }) => outline === 'none')).toEqual([]);
      const links = await page.locator('a[href]').count();
      // Links, one stop of the choice, three boxes that may scroll, and the folded text.
      expect(visited).toHaveLength(links + 1 + 3 + 1);
    });
  });

  it('marks the service that an address names', async () => {
    await opened('shop', {}, async ({ page }) => {
      await page.getByRole('link', { name: 'api', exact: true }).first().click();
      expect(page.url()).toMatch(/#service-api$/);
      expect(await page.locator(':target').getAttribute('id')).toBe('service-api');
    });
  });
});
