import { describe, expect, it } from 'vitest';
import {
  environmentFor,
  environmentNamed,
  isReviewEnvironment,
  placeholdersFor,
  reasonForNothing,
  reviewEnvironmentFor,
  serviceImage,
  serviceNamed,
  slugFor,
  withSourceIn,
} from '../../../../src/core/monorepo/environments.ts';
import { whyNoEnvironment } from '../../../../src/core/monorepo/events/why-no-environment.ts';
import { expand } from '../../../../src/core/names/placeholders.ts';
import { parseConfig } from '../../../../src/inputs/config/config.ts';
import { ciContext } from '../../../support/inputs.ts';

const config = parseConfig(
  'gitops.yaml',
  `
version: 1
registry: harbor.example.com/fe/
services:
  web1: { path: apps/web1 }
  api: { path: apps/api, build: { image: ghcr.io/acme/backend } }
environments:
  dev: { when: { branch: [develop, "!develop-old", "develop-*"] } }
  preview: { when: { request: true } }
  review: { when: { branch: "feature/*" }, ttl: 7d }
  late: { when: { branch: "**" }, file: "review/{slug}/{service}.yaml" }
  prod: { when: { tag: "v*" } }
`,
);

describe('without an environment', () => {
  const some = parseConfig(
    'gitops.yaml',
    `
version: 1
registry: harbor.example.com/fe/
services: { web1: { path: apps/web1 } }
environments:
  dev: { when: { branch: [develop, "develop-*", "!develop-old"] } }
  review: { when: { branch: "feature/*" }, ttl: 7d }
  prod: { when: { tag: "v*" } }
`,
  );
  const request = { kind: 'request', number: 7, fromFork: false } as const;
  it.each([
    [
      'a branch that a star does not reach',
      ciContext({ branch: 'feature/x/y/z' }),
      'No environment of gitops.yaml takes the branch feature/x/y/z: dev (branch develop, develop-*, !develop-old), review (branch feature/*). `feature/x/y/z` matches no environment; `feature/*` stops at `/`: write `feature/**`.',
    ],
    [
      'another branch',
      ciContext({ branch: 'fix/a' }),
      'No environment of gitops.yaml takes the branch fix/a: dev (branch develop, develop-*, !develop-old), review (branch feature/*).',
    ],
    [
      'a branch that is left out',
      ciContext({ branch: 'develop-old' }),
      'No environment of gitops.yaml takes the branch develop-old: dev (branch develop, develop-*, !develop-old), review (branch feature/*). `develop-old` matches no environment; `!develop-old` leaves it out.',
    ],
    [
      'a tag',
      ciContext({ branch: undefined, event: { kind: 'tag', tag: 'x1' } }),
      'No environment of gitops.yaml takes the tag x1: prod (tag v*).',
    ],
    [
      'a request',
      ciContext({ branch: 'feature/x', event: request }),
      'No environment of gitops.yaml takes requests: none has `when.request: true`.',
    ],
    [
      'neither branch nor tag',
      ciContext({ branch: undefined }),
      'No environment of gitops.yaml is chosen, because neither a branch nor a tag is known of this run: dev (branch develop, develop-*, !develop-old), review (branch feature/*), prod (tag v*). Give the input `environment`, or run it on a branch or tag.',
    ],
  ])('%s is told with the patterns it was held against', (_, ci, why) => {
    expect(environmentFor(some, ci)).toBeUndefined();
    expect(whyNoEnvironment(some, ci)).toBe(why);
  });

  it('says when no environment takes such a source at all', () => {
    const none = parseConfig('gitops.yaml', 'version: 1\nservices: { a: { path: a } }\nenvironments: { dev: {} }\n');
    expect(whyNoEnvironment(none, ciContext({ branch: 'main' }))).toBe(
      'No environment of gitops.yaml takes the branch main: none has a `when.branch`.',
    );
  });
});

describe('the environment of an event', () => {
  const number = 7;
  it.each([
    ['a push to a named branch', ciContext({ branch: 'develop' }), 'dev'],
    ['a push that two environments match: the first of the file', ciContext({ branch: 'feature/x' }), 'review'],
    ['a push that only the last matches', ciContext({ branch: 'a/b' }), 'late'],
    ['a manual run on a branch', ciContext({ branch: 'develop', event: { kind: 'manual' } }), 'dev'],
    ['a scheduled run on a branch', ciContext({ branch: 'feature/x', event: { kind: 'schedule' } }), 'review'],
    [
      'a deleted branch: what it was deployed to',
      ciContext({ branch: 'feature/x', event: { kind: 'branch-deleted' } }),
      'review',
    ],
    ['a tag', ciContext({ branch: undefined, event: { kind: 'tag', tag: 'v1.2' } }), 'prod'],
    ['another tag', ciContext({ branch: undefined, event: { kind: 'tag', tag: 'x1' } }), undefined],
    ['no branch at all', ciContext({ branch: undefined }), undefined],
    ['a request', ciContext({ branch: 'feature/x', event: { kind: 'request', number, fromFork: false } }), 'preview'],
    [
      'a closed request',
      ciContext({ branch: 'feature/x', event: { kind: 'request-closed', number, merged: true } }),
      'preview',
    ],
  ])('%s', (_what, ci, expected) => {
    expect(environmentFor(config, ci)?.name).toBe(expected);
  });

  it('is none for a merge queue, whatever its branch is called', () => {
    const queue = ciContext({ branch: 'gh-readonly-queue/main/pr-7-0123', event: { kind: 'queue' } });
    expect(environmentFor(config, queue)).toBeUndefined();
    expect(environmentFor(config, ciContext({ branch: 'main', event: { kind: 'queue' } }))).toBeUndefined();
  });

  it('is that of the tag for the stop job of a tag', () => {
    const stop = ciContext({ branch: undefined, event: { kind: 'branch-deleted' }, sourceRef: 'refs/tags/v1' });
    expect(environmentFor(config, stop)?.name).toBe('prod');
  });

  it('is never found by the branch name of a request: a fork may call its branch main', () => {
    const only = parseConfig(
      'x',
      'version: 1\nservices: { a: { path: a } }\nenvironments: { prod: { when: { branch: main } } }',
    );
    expect(
      environmentFor(only, ciContext({ branch: 'main', event: { kind: 'request', number, fromFork: true } })),
    ).toBeUndefined();
  });

  it('is never one without `when`', () => {
    const only = parseConfig('x', 'version: 1\nservices: { a: { path: a } }\nenvironments: { prod: {} }');
    expect(environmentFor(only, ciContext({ branch: 'main' }))).toBeUndefined();
  });
});

describe('the slug', () => {
  it('names requests by number and branches and tags by their full ref', () => {
    const branch = slugFor(ciContext({ branch: 'v1' }));
    const tag = slugFor(ciContext({ branch: undefined, event: { kind: 'tag', tag: 'v1' } }));
    expect(branch).toMatch(/^v1-[0-9a-f]{8}$/);
    expect(tag).toMatch(/^v1-[0-9a-f]{8}$/);
    expect(tag).not.toBe(branch);
    expect(slugFor(ciContext({ event: { kind: 'request', number: 7, fromFork: false } }))).toBe('pr-7');
    expect(slugFor(ciContext({ event: { kind: 'request-closed', number: 7, merged: false } }))).toBe('pr-7');
    expect(slugFor(ciContext({ branch: undefined }))).toBeUndefined();
  });

  it('is the same when the branch is deleted as when it was pushed: cleanup finds it', () => {
    expect(slugFor(ciContext({ branch: 'feature/x', event: { kind: 'branch-deleted' } }))).toBe(
      slugFor(ciContext({ branch: 'feature/x' })),
    );
  });
});

describe('a run that can do nothing', () => {
  const fork = { kind: 'request', number: 7, fromFork: true } as const;
  const own = { kind: 'request', number: 7, fromFork: false } as const;
  const closed = { kind: 'request-closed', number: 7, merged: false } as const;
  const dependabot = { name: 'dependabot[bot]', email: 'x@example.com' };
  const ofDependabot = { host: 'github', actor: dependabot, branch: 'dependabot/npm/a' } as const;

  it.each([
    ['a request of a fork', { event: fork }, true, 'forks'],
    ['a request of a fork that is closed', { event: { ...closed, fromFork: true } }, true, 'forks'],
    ['the same without a credential', { event: { ...closed, fromFork: true } }, false, 'forks'],
    ['a merge queue', { event: { kind: 'queue' } }, true, 'queue'],
    ['a request of Dependabot without secrets', { ...ofDependabot, event: own }, false, 'Dependabot'],
    ['the same when it is closed', { ...ofDependabot, event: closed }, false, 'Dependabot'],
    ['the same when its branch is pushed', ofDependabot, false, 'Dependabot'],
    [
      'the same when its branch is deleted',
      { ...ofDependabot, event: { kind: 'branch-deleted' } },
      false,
      'Dependabot',
    ],
  ] as const)('ends green: %s', (_what, ci, credential, reason) => {
    expect(reasonForNothing(ciContext(ci), credential)).toContain(reason);
  });

  it.each([
    ['Dependabot with secrets of its own', { ...ofDependabot, event: own }, true],
    ['a merge by Dependabot without secrets', { ...ofDependabot, branch: 'main' }, false],
    ['a person without secrets', { host: 'github', event: own }, false],
    ['a person of that name elsewhere', { ...ofDependabot, host: 'gitlab', event: own }, false],
    ['a push', {}, true],
  ] as const)('does not include %s', (_what, ci, credential) => {
    expect(reasonForNothing(ciContext(ci), credential)).toBeUndefined();
  });
});

describe('the two pipelines of a branch with an open request', () => {
  const both = parseConfig(
    'gitops.yaml',
    `
version: 1
services: { web1: { path: apps/web1 } }
environments:
  review: { when: { branch: "feature/*", request: true }, file: "review/{slug}/{service}.yaml" }
  main: { when: { branch: main } }
`,
  );
  const ofBranch = ciContext({ branch: 'feature/x' });
  const request = { branch: 'feature/x', requestNumber: 7 } as const;
  const event = { kind: 'request', number: 7, fromFork: false } as const;

  it("mean one review environment, which is the branch's", () => {
    const ofRequest = withSourceIn(both, ciContext({ ...request, event }));
    expect(ofRequest.sourceRef).toBe('refs/heads/feature/x');
    expect(slugFor(ofRequest)).toBe(slugFor(ofBranch));
    // A marker that named the request would let the sweep remove it with the request, while the branch is open.
    expect(reviewEnvironmentFor(both, ofRequest, 'review')).toEqual(reviewEnvironmentFor(both, ofBranch, 'review'));
  });

  it('mean the same one when the request is closed', () => {
    const closed = { kind: 'request-closed', number: 7, merged: true } as const;
    expect(withSourceIn(both, ciContext({ ...request, event: closed })).sourceRef).toBe('refs/heads/feature/x');
  });

  it.each([
    ['the branch of a fork', { ...request, event: { ...event, fromFork: true } }, undefined],
    ['a branch that pushes do not deploy', { ...request, branch: 'fix', event }, undefined],
    ['another environment by name', { ...request, event }, 'main'],
  ] as const)('are not joined for %s', (_what, context, environment) => {
    expect(withSourceIn(both, ciContext(context), environment).sourceRef).toBe('refs/pull/7/head');
  });

  it('are not joined where requests have an environment of their own', () => {
    expect(slugFor(withSourceIn(config, ciContext({ ...request, event })))).toBe('pr-7');
  });
});

describe('services and environments by name', () => {
  it('have the registry or an image of their own', () => {
    expect(serviceImage(config, 'web1')).toBe('harbor.example.com/fe/web1');
    expect(serviceImage(config, 'api')).toBe('ghcr.io/acme/backend');
    expect(serviceImage(parseConfig('x', 'version: 1\nservices: { a: { path: a } }'), 'a')).toBeUndefined();
  });

  it('are refused with the nearest name when there is none', () => {
    expect(serviceNamed(config, 'web1').path).toBe('apps/web1');
    expect(() => serviceNamed(config, 'wbe1')).toThrow('service: "wbe1" is not in gitops.yaml');
    expect(() => environmentNamed(config, '__proto__')).toThrow(/is not in gitops.yaml/);
    expect(() => environmentNamed(config, 'pord')).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('Did you mean "prod"?') }),
    );
  });

  it('tell review environments from lasting ones', () => {
    const review = [...config.environments].filter(([, environment]) => isReviewEnvironment(environment));
    expect(review.map(([name]) => name)).toEqual(['preview', 'review', 'late']);
  });
});

describe('placeholders', () => {
  const commit = '0123456789abcdef0123456789abcdef01234567';
  const event = { kind: 'request', number: 7, fromFork: false } as const;
  const described = { subject: 'fix: {sha8}', author: 'Grace Hopper' };
  const ci = ciContext({ branch: 'feature/LOGIN_7', commit, event, runId: '42', described });
  const values = placeholdersFor(ci, 'web1', 'dev');

  it.each([
    ['values/{service}-{environment}.yaml', 'values/web1-dev.yaml'],
    ['{slug}-{service}.review.example.com', 'pr-7-web1.review.example.com'],
    ['{sha8} {sha}', '01234567 0123456789abcdef0123456789abcdef01234567'],
    ['{branch} {branch-slug} {run}', 'feature/LOGIN_7 feature-login-7 42'],
    ['{subject} by {author}', 'fix: {sha8} by Grace Hopper'],
    ['{"a": "{service}"}', '{"a": "web1"}'],
    ['{{branch}} {{ .Values.x }} {} {A} {a b}', '{{branch}} {{ .Values.x }} {} {A} {a b}'],
    ['', ''],
  ])('%s', (template, expected) => {
    expect(expand(template, values, 'file')).toBe(expected);
  });

  it.each([
    ['v1.2.3', '1.2.3'],
    ['1.2.3', '1.2.3'],
    ['v2', '2'],
    ['web1@1.2.3', '1.2.3'],
    ['web1-v1.2.3-rc.1', '1.2.3-rc.1'],
    ['release/1.2.3-rc.2', '1.2.3-rc.2'],
  ])('of the Git tag %s', (tag, version) => {
    const tagged = placeholdersFor(ciContext({ event: { kind: 'tag', tag } }), 'web1', 'prod');
    expect(expand('{git-tag} {version}', tagged, 'tag')).toBe(`${tag} ${version}`);
  });

  it.each(['nightly', 'release-2026', 'web1@latest', 'dev2'])('of a Git tag without a version: %s', (tag) => {
    const tagged = placeholdersFor(ciContext({ event: { kind: 'tag', tag } }), 'web1', 'prod');
    expect(() => expand('{version}', tagged, 'tag')).toThrow(
      expect.objectContaining({
        message: 'tag: "{version}" uses {version}, which has no value in this run',
        hint: expect.stringContaining('It is taken from the Git tag that this run is for, `v1.2.3` or `web1@1.2.3`.'),
      }),
    );
  });

  it('are filled in once: a branch that is named like one stays text (law 7)', () => {
    expect(expand('{branch}', { branch: '{sha8}$&', sha8: 'x' }, 'tag')).toBe('{sha8}$&');
  });

  it.each([
    ['{srevice}', 'Did you mean {service}?'],
    ['{constructor}', 'Known: {service} {environment}'],
  ])('that are unknown are refused with the input and the known ones: %s', (template, hint) => {
    expect(() => expand(template, values, 'file')).toThrow(
      expect.objectContaining({
        message: `file: "${template}" has the unknown placeholder ${template}`,
        hint: expect.stringContaining(hint),
        exitCode: 2,
      }),
    );
  });

  it('that have no value in this run are refused, not left out', () => {
    expect(() => expand('x-{request}', values, 'tag')).toThrow(
      'tag: "x-{request}" uses {request}, which has no value in this run',
    );
  });

  it('that have no value name where it is taken from, and only placeholders that have one', () => {
    const outside = { sha8: undefined, service: 'web1', slug: undefined, run: '0' };
    expect(() => expand('{sha8}', outside, 'tag')).toThrow(
      expect.objectContaining({
        hint: 'It is taken from the commit that is checked out here, which takes a git repository and git on PATH. Those with a value: {service} {run}.',
      }),
    );
  });
});

describe('the review environment of a run', () => {
  const review = (context: Parameters<typeof ciContext>[0], name = 'late') =>
    reviewEnvironmentFor(config, ciContext(context), name);

  it.each([
    ['a branch', { branch: 'feature/x' }, { ref: 'refs/heads/feature/x' }],
    ['a tag', { branch: undefined, event: { kind: 'tag', tag: 'v1' } }, { ref: 'refs/tags/v1' }],
    [
      'a request',
      { branch: 'feature/x', requestNumber: 7, event: { kind: 'request', number: 7, fromFork: false } },
      { name: 'pr-7', ref: 'refs/heads/feature/x', request: 7, directory: 'review/pr-7' },
    ],
  ] as const)('is that of %s, with a directory of its own', (_, context, environment) => {
    const found = review(context);
    expect(found).toMatchObject({ repository: 'acme/shop', ...environment });
    expect(found?.directory).toBe(`review/${found?.name}`);
  });

  it('is none where the environment is a lasting one, has no file, or the run is of no branch', () => {
    expect(review({}, 'dev')).toBeUndefined();
    expect(review({}, 'review')).toBeUndefined();
    expect(review({ branch: undefined })).toBeUndefined();
  });
});
