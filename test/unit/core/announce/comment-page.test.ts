import { describe, expect, it } from 'vitest';
import type { AnnouncedService, Announcement } from '../../../../src/core/announce/announcement.ts';
import { commentBodies, markerOf } from '../../../../src/core/announce/comment-page.ts';
import {
  announced,
  type CommentState,
  emptyState,
  parseState,
  removedFrom,
  serializeState,
} from '../../../../src/core/announce/comment-state.ts';
import { quiet, quietBlock, quietCode } from '../../../../src/core/announce/comment-text.ts';
import { previewDiffs } from '../../../../src/core/announce/preview-diffs.ts';
import { Failure } from '../../../../src/core/failure.ts';

const commit = 'a'.repeat(40);

function announcement(services: readonly Partial<AnnouncedService>[], more: Partial<Announcement> = {}): Announcement {
  return {
    environment: 'preview',
    review: { name: 'pr-1' },
    request: 1,
    source: { commit, branch: 'feature/x', author: 'ada' },
    phase: 'running',
    services: services.map((each, index) => ({ service: `web${index}`, state: 'building', why: 'changed', ...each })),
    commits: [],
    pipelineUrl: 'https://ci.example.com/1',
    at: 1_000,
    ...more,
  };
}

const options = { longest: 65_536, identity: 'github.com/acme/shop--x', errorPage: () => undefined };
const stateOf = (given: Announcement, began = 1, before: CommentState = emptyState) => announced(before, given, began);
const bodyOf = (given: Announcement) => commentBodies(stateOf(given), options)[0] ?? '';
/** Without what is hidden. */
const visible = (body: string) => body.split('\n').slice(2).join('\n');

describe('text of other people in a comment', () => {
  it.each([
    ['a person or team', '@ada @acme/team', /(^|[^\u200b])@\w/],
    ['a request', '#12 !12 GH-12 acme/shop#3', /#\d|!\d|GH-\d/],
    ['an address', 'see https://github.com/acme/shop/issues/1', /https:\/\//],
    ['a label, a milestone, a snippet', '~bug %v1 $1', /[~%$][\w]/],
    ['markup', '<img src=x> [a](https://x) `c` **b** | d', /[<|`*]|\]\(/],
    ['the end of a comment', 'x --> <script>', /<script/],
  ])('is no reference to %s', (_, text, reference) => {
    const { markdown } = quiet(text);
    const shown = markdown.replace(/&#(\d+);/g, (whole, code) => {
      const character = String.fromCharCode(Number(code));
      // Markdown gives an entity no meaning; a forge looks for references in what is rendered.
      return '<>|`*_[]\\'.includes(character) ? '' : character || whole;
    });
    expect(shown).not.toMatch(reference);
  });

  it('stays as it is in a code span, and is text where it would end one', () => {
    expect(quietCode('@acme/web').markdown).toBe('`@acme/web`');
    expect(quietCode('a`@b').markdown).toBe('a&#96;@\u200bb');
  });

  it('is no order to GitLab, and ends no block', () => {
    expect(quietBlock('/close\n```\n  /merge', 'text')).toBe('````text\n /close\n```\n   /merge\n````');
  });

  it('neither ends the hidden data nor leaves it', () => {
    const body = bodyOf(announcement([{ why: '--> @ada <!-- " \\ \u2028' }]));
    expect(body.split('\n')[0]).toBe(markerOf(options.identity, 1));
    expect(body.match(/-->/g)).toHaveLength(2);
    expect(visible(body)).not.toContain('<!--');
    expect(visible(body)).not.toMatch(/@ada/);
  });
});

describe('the data of a comment', () => {
  it('is read as it was written', () => {
    const state = stateOf(announcement([{ why: 'ä --> "\\n" \u{1f600}', url: 'https://a.example.com' }]));
    expect(parseState(serializeState(state))).toEqual(state);
  });

  it.each([
    ['no JSON', '{'],
    ['an address that runs a script', serializeState(stateOf(announcement([{}]))).replace('https', 'javascript')],
    ['another shape', '{"sections":[{"environment":1}]}'],
  ])('is nothing when it is %s', (_, json) => {
    expect(parseState(json)).toBeUndefined();
  });

  it('drops an address that is no page', () => {
    expect(bodyOf(announcement([{ url: 'javascript:alert(1)' }]))).not.toContain('javascript');
  });

  it('keeps what a newer pipeline says of a place (law 3), and takes what an older says of another', () => {
    const newer = announcement([{ state: 'ready' }], { source: { commit: 'b'.repeat(40), branch: 'x', author: 'a' } });
    const both = stateOf(announcement([{ state: 'building' }, { state: 'ready' }]), 1, stateOf(newer, 2));
    expect(both.sections[0]?.rows.map(({ state, commit: of }) => `${of?.[0]} ${state}`)).toEqual([
      'b ready',
      'a ready',
    ]);
  });

  it('lets an unchanged service be as it was said when it came there', () => {
    const before = stateOf(announcement([{ state: 'ready' }]));
    expect(stateOf(announcement([{ state: 'unchanged' }], { at: 2_000 }), 2, before)).toEqual(before);
  });

  it('says what is gone, once', () => {
    const gone = removedFrom(stateOf(announcement([{ state: 'failed', reason: 'x' }])), { review: 'pr-1' }, 2);
    expect(gone.sections[0]?.rows[0]).toMatchObject({ state: 'removed' });
    expect(removedFrom(gone, { review: 'pr-1' }, 3)).toEqual(gone);
    expect(removedFrom(gone, { review: 'pr-2' }, 3)).toEqual(gone);
  });
});

describe('a comment that is too long', () => {
  const many = (count: number) =>
    announcement(Array.from({ length: count }, () => ({ why: 'apps/web/some/file.ts changed '.repeat(10) })));

  it.each([1, 100, 400])('has all rows of %i services, each in one of its parts', (count) => {
    const state = stateOf(many(count));
    const bodies = commentBodies(state, options);
    expect(bodies.every(({ length }) => length <= options.longest)).toBe(true);
    const rows = bodies.flatMap((body) => [...visible(body).matchAll(/^\| `(web\d+)`/gm)].map(([, name]) => name));
    expect(new Set(rows).size).toBe(count);
    expect(rows).toHaveLength(count);
    expect(bodies.map((body) => body.split('\n')[0])).toEqual(
      bodies.map((__, index) => markerOf(options.identity, index + 1)),
    );
  });

  it('cuts the diff first, and says how much of it', () => {
    const diff = '+ line\n'.repeat(20_000);
    const services = [{ service: 'web', why: 'changed', has: 'missing' } as const];
    const environment = { environment: 'dev', services, others: 0, diff };
    const preview = { target: 'main', environments: [environment] };
    const state = stateOf(announcement([], { environment: undefined, review: undefined, preview }));
    const [body = '', ...others] = commentBodies(state, {
      ...options,
      diffs: new Map([['dev', previewDiffs(environment)]]),
    });
    expect(others).toEqual([]);
    expect(body.length).toBeLessThanOrEqual(options.longest);
    expect(body).toMatch(/… \d+ more lines are not shown/);
    expect(body).toContain('| `web` |');
  });

  it('cuts long diffs of Applications at one length, and leaves the short ones whole', () => {
    const rendered = [20_000, 3, 9_000].map((lines, index) => ({
      application: `web${index}-dev`,
      diff: '+ line\n'.repeat(lines),
    }));
    const environment = { environment: 'dev', services: [], others: 0, rendered, diff: '- line\n'.repeat(5) };
    const preview = { target: 'main', environments: [environment] };
    const state = stateOf(announcement([], { environment: undefined, review: undefined, preview }));
    const diffs = new Map([['dev', previewDiffs(environment)]]);
    const [body = '', ...others] = commentBodies(state, { ...options, diffs });
    expect(others).toEqual([]);
    expect(body.length).toBeLessThanOrEqual(options.longest);
    expect(body.length).toBeGreaterThan(options.longest * 0.95);
    const titles = [...body.matchAll(/<summary>(.*)<\/summary>/g)].map(([, title]) => title);
    expect(titles).toEqual([
      'What Argo CD would change of web0-dev: +20000 −0',
      'What Argo CD would change of web1-dev: +3 −0',
      'What Argo CD would change of web2-dev: +9000 −0',
      'What changes in the GitOps repository: +0 −5',
    ]);
    const cut = body.split('<details>').map((each) => [each.split('+ line').length - 1, each.includes('… ')] as const);
    expect(cut.map(([, isCut]) => isCut)).toEqual([false, true, false, true, false]);
    expect(cut[1]?.[0]).toBe(cut[3]?.[0]);
  });
});

describe('what people read', () => {
  const commits = (requests: boolean) =>
    [1, 2, 3, 4, 5].map((number) => ({
      repository: 'infra/gitops',
      branch: 'main',
      commit: String(number).repeat(40),
      ...(requests ? { request: { number: 7, url: 'https://git.example.com/7' } } : {}),
      diff: '',
    }));

  it('names a GitOps repository once, with its latest commits', () => {
    const body = bodyOf(announcement([{ state: 'deployed' }], { commits: commits(false) }));
    expect(body.match(/^GitOps: .*$/m)?.[0]).toBe(
      'GitOps: `infra/gitops` (`main`) 2 earlier, `33333333`, `44444444`, `55555555`',
    );
  });

  it.each([
    ['deployed', 'Argo CD rolls out what is handed to it, most often within three minutes.'],
    ['requested', 'It is deployed when [request 7](https://git.example.com/7)'],
  ] as const)('says what comes next where it is %s', (state, next) => {
    expect(bodyOf(announcement([{ state }], { commits: commits(state === 'requested') }))).toContain(next);
  });

  it('has a column of commits only where a service has another than the headline', () => {
    const older = announcement([{ service: 'api' }, { service: 'web' }]);
    expect(bodyOf(older)).not.toContain('| commit |');
    const source = { commit: 'b'.repeat(40), branch: 'feature/x', author: 'ada' };
    const both = stateOf(announcement([{ service: 'web' }], { source, at: 2_000 }), 2, stateOf(older));
    expect(commentBodies(both, options)[0]).toMatch(/\| commit \|[\s\S]*`aaaaaaaa`[\s\S]*`bbbbbbbb`/);
  });

  it('says with a failure what to do, and keeps the address of what is there', () => {
    const there = stateOf(announcement([{ state: 'ready' }], { url: 'https://web.example.com' }));
    const failure = new Failure('failed', 'GIT_AUTH', 'refused', { hint: 'Give another token.' });
    const after = stateOf(announcement([], { phase: 'failed', failure, at: 2_000 }), 2, there);
    const body = commentBodies(after, options)[0] ?? '';
    expect(body).toContain('### 🔴 failed');
    expect(body).toContain('Give another token.');
    expect(body).toContain('**[web.example.com](https://web.example.com/)**');
  });
});

describe('an environment that was removed', () => {
  const removed = (began: number) =>
    removedFrom(stateOf(announcement([{ state: 'ready' }])), { review: 'pr-1' }, began);

  it.each([
    ['still deploys', announcement([{ state: 'deploying' }])],
    ['fails', announcement([{ state: 'failed', reason: 'x' }], { phase: 'failed' })],
    ['finds it closed', announcement([{ state: 'superseded', reason: 'closed' }], { phase: 'done' })],
  ])('stays so while a run that began before %s', (_, late) => {
    expect(stateOf(late, 2, removed(3))).toEqual(removed(3));
  });

  it('comes back with a run that began after it, without the commits of before', () => {
    const again = announcement([{ state: 'deployed' }], { at: 9_000 });
    const [section] = stateOf(again, 4, removed(3)).sections;
    expect(section).toMatchObject({ began: 4, gitops: [], rows: [{ state: 'deployed' }] });
    expect(section?.isRemoved).toBeUndefined();
  });
});
