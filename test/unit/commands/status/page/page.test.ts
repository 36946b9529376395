import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageAddress } from '../../../../../src/commands/status/page/markup.ts';
import { statusPage } from '../../../../../src/commands/status/page/page.ts';
import { commits, company, empty, hostile, shop, traced, unreachable } from '../../../../support/status/worlds.ts';

/** Tags with the names of their attributes: what a browser makes of a page, whatever its texts are. */
function structure(page: string): readonly string[] {
  const body = page.replace(/<style>[\s\S]*?<\/style>/, '<style></style>');
  return [...body.matchAll(/<\/?[a-z!](?:"[^"]*"|[^">])*>/gi)].map(([tag]) =>
    tag.replace(/"[^"]*"|(?<==)[^\s">]+/g, ''),
  );
}

/** Without tags. */
function words(page: string): string {
  return page.replace(/<style>[\s\S]*?<\/style>|<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

describe('texts of others on the page', () => {
  const hostileTexts = [
    '<script>alert(1)</script>',
    '</style><script>alert(1)</script>',
    '</title><img src=x onerror=alert(1)>',
    `"'><svg onload=alert(1)>`,
    '" onmouseover="alert(1)',
    '--></svg><!--',
    '&lt;b&gt; &#60; &amp;amp;',
    'a\u0000b\u0007\u001b[31m\r\nc',
    '\ud800 \udfff',
    ']]> <![CDATA[ <?xml ?>',
    'x'.repeat(3000),
  ];

  it.each(hostileTexts)('are never markup: %j', (text) => {
    expect(structure(statusPage(hostile(`a ${text}`)))).toEqual(structure(statusPage(hostile('a plain'))));
  });

  it('are never markup, whatever they are', () => {
    const plain = structure(statusPage(hostile('a plain')));
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(structure(statusPage(hostile(`a ${text}`)))).toEqual(plain);
      }),
      { numRuns: 30 },
    );
  });

  it.each(['\u202e', '\u2066', '\u200f', '\u061c', '\u200b', '\ufeff', '\u0007', '\u2028'])(
    'come in the order in which they are written: without %j',
    (control) => {
      const page = statusPage(hostile(`left${control}right`));
      expect(page).not.toContain(control);
      expect(page).toMatch(/left ?right/);
    },
  );

  it('stay readable in other scripts', () => {
    const page = statusPage(hostile('인사말을 더 친절하게 שלום 👋'));
    expect(words(page)).toContain('인사말을 더 친절하게 שלום 👋');
  });
});

describe('links', () => {
  it.each([
    ['https://github.com/acme/shop/commit/1', 'https://github.com/acme/shop/commit/1'],
    ['http://argocd.internal:8080/x?a=1&b=2', 'http://argocd.internal:8080/x?a=1&b=2'],
    ['HTTPS://Example.com', 'https://example.com/'],
    ['https://example.com/"><script>', 'https://example.com/%22%3E%3Cscript%3E'],
    ['javascript:alert(1)', undefined],
    [' \tjava\nscript:alert(1)', undefined],
    ['data:text/html,<script>alert(1)</script>', undefined],
    ['vbscript:x', undefined],
    ['file:///etc/passwd', undefined],
    ['blob:https://example.com/1', undefined],
    ['//example.com', undefined],
    ['/relative', undefined],
    ['https://user:token@example.com/', undefined],
    ['https://token@example.com/', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j leads to %j', (url, address) => {
    expect(pageAddress(url)).toBe(address);
  });

  it('are none where addresses are not of pages, and the words stay', () => {
    const page = statusPage(hostile('a plain'));
    expect(page).not.toContain('javascript:');
    expect([...page.matchAll(/<a href="([^"]*)"/g)].map(([, to]) => to)).toEqual([
      '#service-a-plain1',
      '#service-a-plain2',
    ]);
    expect(words(page)).toContain('Open GitOps Argo CD');
  });

  it('all open without a handle on this page', () => {
    const links = [...statusPage(shop()).matchAll(/<a [^>]*>/g)].map(([tag]) => tag);
    const outside = links.filter((tag) => !tag.includes('href="#'));
    expect(outside.length).toBeGreaterThan(30);
    expect(outside.filter((tag) => !/ rel=noopener[ >]/.test(tag))).toEqual([]);
  });
});

describe('the policy of the page', () => {
  it.each([
    ['shop', shop()],
    ['company', company()],
    ['empty', empty()],
  ])('allows its own style by hash, and nothing else: %s', (_, world) => {
    const page = statusPage(world);
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.replaceAll('&#39;', "'");
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`,
    );
    expect(page).not.toMatch(
      /<script|<iframe|<object|<embed|<base|<link(?! rel="icon" href="data:)|\sstyle=|\son[a-z]+=|@import|@font-face/i,
    );
    expect(style).not.toMatch(/url\("(?!data:)/);
  });
});

describe('what the page says', () => {
  it('says of each service what runs where, and why not', () => {
    const text = words(statusPage(shop()));
    for (const each of [
      'ad31dbf1 Healthy web: greet people by their name 2 min ago, 18:00 · ada',
      '1 behind dev',
      'same as dev',
      'Degraded',
      'rolled back 3 h ago from 93e5ddfe: 5xx on /checkout',
      'Deployment &quot;web1&quot; exceeded its progress deadline',
      'waits in request 42 : ad31dbf1',
      'OutOfSync',
      'no Application',
      'staging: not comparable',
      'v1.4.2 Unknown 25 Oct 2025',
      'not deployed',
      '5 of at most 20',
      '4 services, 3 environments',
      'its branch or request is gone',
      'is kept',
      'As of 2026-11-29 18:02 UTC · infra/gitops main at b249b104',
    ]) {
      expect(text).toContain(each);
    }
  });

  it('tells an environment that gets images from another one apart from one that is only compared with it', () => {
    const [dev, staging] = shop().columns;
    const page = words(
      statusPage(shop({ columns: [dev!, { ...staging!, isPromoted: undefined }, shop().columns[2]!] })),
    );
    expect(page).toContain('dev staging compared with dev prod@eu from staging');
  });

  it.each([empty(), shop({ places: shop().places.filter(({ column }) => column !== 'staging') })])(
    'says what waits for its first deployment',
    (world) => {
      const waiting = { branch: 'monorepo-gitops/staging', number: 7, image: undefined, commit: commits.new };
      const page = statusPage({ ...world, awaited: [{ service: 'web1', column: 'staging', waiting }] });
      expect(words(page)).toContain('not deployed waits in request 7 : ad31dbf1');
      expect(page).toMatch(/<tr role=row id="service-web1" class="[^"]*\bwaiting\b/);
      expect(words(page)).not.toContain('Nothing is deployed yet');
    },
  );

  it('says nothing of health where Argo CD did not answer', () => {
    const text = words(statusPage(unreachable()));
    expect(text).toContain('Argo CD (argocd.example.com) did not answer: connect ECONNREFUSED 10.0.0.7:443');
    expect(text).not.toMatch(/Healthy|not healthy|everything is healthy|Degraded|OutOfSync|Progressing|Missing/);
    expect(text).toContain('1 behind dev');
  });

  it('says what to do next where nothing is deployed', () => {
    const text = words(statusPage(empty()));
    expect(text).toContain('Nothing is deployed yet');
    expect(text).toContain('monorepo-gitops check');
    expect(words(statusPage(shop()))).not.toContain('Nothing is deployed yet');
  });

  it.each([
    [empty({ services: [] }), 'declares no services'],
    [empty({ columns: [] }), 'declares no environments but those of reviews'],
  ])('says what gitops.yaml lacks', (world, expected) => {
    expect(words(statusPage(world))).toContain(expected);
  });

  it('says where a commit is', () => {
    const text = words(statusPage(traced()));
    expect(text).toMatch(/Where ad31dbf1 is web: greet people by their name · 5 min ago, 17:57 · ada/);
    expect(text).toMatch(/web1 here 2 min ago, 18:00 · 3 min after the commit not here waits in request 42 was here/);
  });

  it('takes a failed step out of the others', () => {
    const { last } = shop();
    const steps = last?.steps
      .slice(0, 2)
      .map((step) => (step.name === 'build' ? { ...step, result: 'failed' as const } : step));
    const page = statusPage(
      shop({ last: last && { ...last, steps: steps ?? [], toCommit: undefined, toHealthy: undefined } }),
    );
    expect(words(page)).toMatch(/plan 0\.3 s build failed 14 s/);
    expect(words(page)).not.toContain('to healthy');
  });
});

it('30 services in 5 environments are less than 150 KB, with long addresses too', () => {
  const world = company();
  const page = statusPage(world);
  expect(page.match(/<tr role=row id="service-/g)).toHaveLength(30);
  expect(Buffer.byteLength(page)).toBeLessThan(150_000);
});
