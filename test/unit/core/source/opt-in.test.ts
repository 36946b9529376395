/** Whether a request asks for a review environment: by its labels, its comments, the files that it changes. */
import { describe, expect, test } from 'vitest';
import type { Forge, Remark } from '../../../../src/core/forge/forge.ts';
import type { RequestOptIn } from '../../../../src/core/ports.ts';
import { lastCommandIn, stopOf } from '../../../../src/core/source/wish/commands.ts';
import { isKept } from '../../../../src/core/source/wish/kept.ts';
import { wishOf } from '../../../../src/core/source/wish/opt-in.ts';
import { requestView } from '../../../../src/core/source/wish/request-view.ts';

interface Shown {
  readonly labels?: readonly string[];
  readonly remarks?: readonly Remark[];
  readonly files?: readonly string[];
  readonly complete?: boolean;
  readonly writers?: readonly string[];
}

/** Request 5; what is not given cannot be asked. */
function view({ labels, remarks, files, complete = true, writers = ['ada'] }: Shown, asked: string[] = []) {
  const given = <T>(name: string, value: T | undefined): T => {
    asked.push(name);
    if (value === undefined) throw new Error(`${name} are forbidden`);
    return value;
  };
  const forge = {
    request: async () => ({ labels: given('labels', labels) }),
    remarks: async () => given('comments', remarks),
    changedFiles: async () => ({ paths: given('files', files), complete }),
    mayWrite: async (author: string) => {
      asked.push(`rights of ${author}`);
      return writers.includes(author);
    },
  };
  return requestView(5, { forge: async () => forge as unknown as Forge });
}

const by = (author: string, text: string): Remark => ({ author, text });
const label = { label: ['deploy-preview'] };
const comment = { comment: '/deploy-preview' };
const path = { path: ['apps/**', '!**/*.md'] };
const deploy = by('ada', '/deploy-preview');
const stop = by('ada', '/stop-preview');

describe('a request', () => {
  test.each<[string, RequestOptIn, Shown, 'yes' | 'no' | 'unknown', string]>([
    ['has the label', label, { labels: ['bug', 'deploy-preview'] }, 'yes', 'has the label deploy-preview'],
    ['has it in another case', label, { labels: ['Deploy-Preview'] }, 'yes', 'has the label deploy-preview'],
    ['lacks it', label, { labels: ['deploy-preview-2'] }, 'no', 'lacks the label deploy-preview'],
    ['has one of two', { label: ['a', 'b'] }, { labels: ['b'] }, 'yes', 'has the label b'],
    ['does not show its labels', label, {}, 'unknown', 'labels are forbidden'],
    ['changes such a file', path, { files: ['README.md', 'apps/web1/x.ts'] }, 'yes', 'changes apps/web1/x.ts'],
    ['changes what is taken back', path, { files: ['apps/web1/x.md'] }, 'no', 'changes nothing in apps/**, !**/*.md'],
    [
      'changes more than is listed',
      path,
      { files: ['x'], complete: false },
      'unknown',
      'more files than the forge lists',
    ],
    ['changes such a file among very many', path, { files: ['apps/a'], complete: false }, 'yes', 'changes apps/a'],
    ['has the comment', comment, { remarks: [deploy] }, 'yes', 'has the comment /deploy-preview'],
    [
      'has it of somebody who may only read',
      comment,
      { remarks: [by('eve', '/deploy-preview')] },
      'no',
      'lacks a comment',
    ],
    ['has no comment', comment, { remarks: [] }, 'no', 'by somebody with write access'],
    ['was stopped after it', comment, { remarks: [deploy, stop] }, 'no', 'has the comment /stop-preview'],
    ['was asked for again', comment, { remarks: [deploy, stop, deploy] }, 'yes', 'has the comment /deploy-preview'],
    [
      'is not stopped by a stranger',
      comment,
      { remarks: [deploy, by('eve', '/stop-preview')] },
      'yes',
      '/deploy-preview',
    ],
    ['does not show its comments', comment, {}, 'unknown', 'comments are forbidden'],
    ['asks by one of several', { ...label, ...path }, { labels: [], files: ['apps/a'] }, 'yes', 'changes apps/a'],
    [
      'asks by none of several',
      { ...label, ...path },
      { labels: [], files: [] },
      'no',
      'lacks the label deploy-preview, changes nothing in apps/**',
    ],
    [
      'has the label, which a stop does not take off',
      { ...label, ...comment },
      { labels: ['deploy-preview'], remarks: [stop] },
      'yes',
      'label',
    ],
    [
      'was stopped, whatever it changes',
      { ...comment, ...path },
      { remarks: [stop], files: ['apps/a'] },
      'no',
      '/stop-preview',
    ],
    [
      'may have been stopped, whatever it changes',
      { ...comment, ...path },
      { files: ['apps/a'] },
      'unknown',
      'forbidden',
    ],
  ])('%s', async (_, optIn, shown, is, why) => {
    const wish = await wishOf(optIn, view(shown));
    expect(wish.is).toBe(is);
    expect(wish.why).toContain(why);
    expect(wish.why).toContain('request 5');
  });

  test('is asked nothing that makes no difference', async () => {
    const asked: string[] = [];
    await wishOf({ ...label, ...comment, ...path }, view({ labels: ['deploy-preview'] }, asked));
    expect(asked).toEqual(['labels']);
  });

  test('is asked once for several environments, and each author once', async () => {
    const asked: string[] = [];
    const request = view({ remarks: [by('eve', '/deploy-preview'), by('eve', '/deploy-full')], labels: [] }, asked);
    await wishOf({ ...label, ...comment }, request);
    await wishOf({ ...label, comment: '/deploy-full' }, request);
    expect(asked).toEqual(['labels', 'comments', 'rights of eve']);
  });

  test('with comments of very many strangers is not known, instead of one question for each', async () => {
    const asked: string[] = [];
    const strangers = Array.from({ length: 200 }, (_, index) => by(`eve${index}`, '/deploy-preview'));
    expect(await wishOf(comment, view({ remarks: strangers }, asked))).toMatchObject({ is: 'unknown' });
    expect(asked).toHaveLength(21);
  });

  test.each([
    ['believes the event where the forge does not tell', ['deploy-preview'], 'yes'],
    ['believes it also that there is no label', [], 'no'],
    ['knows nothing without both', undefined, 'unknown'],
  ] as const)('%s', async (_, eventLabels, is) => {
    const wish = await wishOf(label, requestView(5, { forge: async () => undefined, eventLabels }));
    expect(wish.is).toBe(is);
    if (is === 'unknown') expect(wish.why).toContain('there is no token for the forge (forge-token)');
  });

  test('whose forge answers is not believed by its event', async () => {
    const forge = { request: async () => ({ labels: [] }) } as unknown as Forge;
    const request = requestView(5, { forge: async () => forge, eventLabels: ['deploy-preview'] });
    expect(await wishOf(label, request)).toMatchObject({ is: 'no' });
  });
});

describe('a command', () => {
  test.each([
    ['/deploy-preview', '/deploy-preview'],
    ['  /deploy-preview  ', '/deploy-preview'],
    ['Please:\r\n/deploy-preview\r\nThanks', '/deploy-preview'],
    ['/deploy-preview\n/stop-preview', '/stop-preview'],
    ['/stop-preview\n\n/deploy-preview', '/deploy-preview'],
    ['- one\n\n/deploy-preview', '/deploy-preview'],
    ['```\n/stop-preview\n```\n/deploy-preview', '/deploy-preview'],
    ['````\n```\n/stop-preview\n````\n/deploy-preview', '/deploy-preview'],
    ['<!-- note -->\n/deploy-preview', '/deploy-preview'],
  ])('is a line of its own: %j', (text, command) => {
    expect(lastCommandIn(text, ['/deploy-preview', '/stop-preview'])).toBe(command);
  });

  test.each([
    'Please /deploy-preview',
    '/deploy-preview now',
    '/deploy-previews',
    '/Deploy-Preview',
    '`/deploy-preview`',
    '> /deploy-preview',
    '```\n/deploy-preview\n```',
    '```sh\n/deploy-preview',
    '~~~\n/deploy-preview\n~~~',
    '~~~\n```\n/deploy-preview',
    '    /deploy-preview',
    '\t/deploy-preview',
    '<!-- /deploy-preview -->',
    '<!--\n/deploy-preview\n-->',
    '',
  ])('is not %j', (text) => {
    expect(lastCommandIn(text, ['/deploy-preview', '/stop-preview'])).toBeUndefined();
  });

  test.each([
    ['/deploy-preview', '/stop-preview'],
    ['/preview', '/stop-preview'],
    ['/deploy-full', '/stop-full'],
    ['/deploy', '/stop-deploy'],
  ])('%s is taken back by %s', (command, other) => {
    expect(stopOf(command)).toBe(other);
  });
});

test.each([
  [['keep-review'], true],
  [['Keep-Review'], true],
  [['keep-reviews', 'bug'], false],
  [undefined, false],
])('labels %j keep an environment: %s', (labels, kept) => {
  expect(isKept(labels === undefined ? {} : { labels })).toBe(kept);
});
