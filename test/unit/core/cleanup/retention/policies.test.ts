import { describe, expect, test } from 'vitest';
import { ecrPolicy } from '../../../../../src/core/cleanup/retention/policies/ecr.ts';
import { gitlabPolicy } from '../../../../../src/core/cleanup/retention/policies/gitlab.ts';
import { ruleGroups } from '../../../../../src/core/cleanup/retention/policies/groups.ts';
import { harborRules } from '../../../../../src/core/cleanup/retention/policies/harbor.ts';
import { areDisjoint, retentionRules } from '../../../../../src/core/cleanup/retention/rules.ts';
import { parseConfig } from '../../../../../src/inputs/config/config.ts';
import { parseRetention } from '../../../../../src/inputs/config/retention-schema.ts';

/** @param rules as `gitops.yaml` has them */
function rulesOf(
  rules: readonly unknown[],
  registry = 'harbor.example.com/fe',
  services = '{ web1: { path: apps/web1 } }',
) {
  const config = parseConfig('gitops.yaml', `version: 1\nregistry: ${registry}\nservices: ${services}\n`);
  return retentionRules({ config, retention: parseRetention(rules), withServices: true });
}

const project = (rules: readonly unknown[], hasKeyTags = false) =>
  harborRules({ rules: rulesOf(rules), hasKeyTags }).get('fe');

describe('Harbor', () => {
  test('gets the seed-like rules, and one that keeps what has another tag or none', () => {
    const rules = project([
      { repository: 'web1/develop', 'keep-last': 10 },
      { repository: 'web1/feature*', 'keep-last': 5, 'keep-days': 7 },
    ]);
    const facts = rules?.map(({ template, params, tag_selectors: [tags], scope_selectors: { repository } }) => [
      repository[0]?.pattern,
      template,
      params,
      tags?.decoration,
      tags?.pattern,
    ]);
    expect(facts).toEqual([
      ['web1/develop', 'latestPushedK', { latestPushedK: 10 }, 'matches', '**'],
      ['web1/develop', 'always', {}, 'excludes', '**'],
      ['web1/feature*', 'latestPushedK', { latestPushedK: 5 }, 'matches', '**'],
      ['web1/feature*', 'nDaysSinceLastPush', { nDaysSinceLastPush: 7 }, 'matches', '**'],
      ['web1/feature*', 'always', {}, 'excludes', '**'],
    ]);
    expect(rules?.every(({ tag_selectors: [tags] }) => tags?.extras === '{"untagged":false}')).toBe(true);
  });

  test('keeps an image that has one tag which no rule matches', () => {
    const rules = project([{ tags: ['develop-*', '{rc,beta}-?'], 'keep-days': 30 }]);
    expect(rules?.map(({ tag_selectors: [tags] }) => [tags?.decoration, tags?.pattern])).toEqual([
      ['matches', '{develop-*,rc-?,beta-?}'],
      ['excludes', '{develop-*,rc-?,beta-?}'],
    ]);
  });

  test.each<[string, readonly unknown[], boolean, string]>([
    [
      'two rules that may find one repository',
      [
        { repository: 'web1/*', 'keep-last': 1 },
        { repository: 'web1/develop', 'keep-last': 2 },
      ],
      false,
      '"fe/web1/*" and "fe/web1/develop" may find the same repository',
    ],
    [
      'what finds one repository more there',
      [{ repository: 'web1/**', 'keep-last': 1 }],
      false,
      '"fe/web1/**" finds fe/web1 too',
    ],
    ['** inside of a name', [{ repository: 'web1/a**', 'keep-last': 1 }], false, 'as a whole part of a path alone'],
    [
      'a pattern for the project',
      [{ repository: 'harbor.example.com/*/web1', 'keep-last': 1 }],
      false,
      'name of a project',
    ],
    ['content keys that no rule matches', [{ tags: 'v*', 'keep-last': 1 }], true, 'for the tag of its content key'],
    [
      'more rules than it takes',
      Array.from({ length: 8 }, (_, index) => ({ repository: `r${index}`, 'keep-last': index + 1 })),
      false,
      'would get 16 rules, and Harbor takes 15',
    ],
  ])('refuses %s', (_, rules, hasKeyTags, message) => {
    expect(() => project(rules, hasKeyTags)).toThrow(message);
  });

  test('takes all of a project, and all below a repository together with it', () => {
    const patterns = (repository: unknown) =>
      project([{ repository, 'keep-last': 1 }])?.map(
        ({
          scope_selectors: {
            repository: [found],
          },
        }) => found?.pattern,
      );
    expect(patterns('**')).toEqual(['**', '**']);
    expect(patterns(['web1', 'web1/**'])).toEqual(['{web1,web1/**}', '{web1,web1/**}']);
  });

  test('takes the rules of a service in place of those for all', () => {
    const services = '{ web1: { path: a, retention: [{ keep-last: 3 }] }, web2: { path: b } }';
    const rules = rulesOf([{ 'keep-last': 10 }], undefined, services);
    const written = harborRules({ rules, hasKeyTags: false }).get('fe');
    expect(written?.map(({ params, scope_selectors: { repository } }) => [repository[0]?.pattern, params])).toEqual([
      ['web1', { latestPushedK: 3 }],
      ['web1', {}],
      ['web2', { latestPushedK: 10 }],
      ['web2', {}],
    ]);
  });
});

describe('GitLab', () => {
  const policy = (rules: readonly unknown[]) =>
    gitlabPolicy({ rules: rulesOf(rules, 'registry.gitlab.com/acme/shop') }, 'acme/shop');

  test.each<[unknown, object]>([
    [
      { repository: '**', 'keep-last': 10, 'keep-days': 7 },
      { keep_n: 10, older_than: '7d', name_regex: '.*' },
    ],
    [
      { repository: '**', tags: ['develop-*', 'v1.?'], 'keep-last': 5 },
      { keep_n: 5, older_than: null, name_regex: '(?:develop-.*|v1\\..)' },
    ],
    [
      { repository: '**', tags: '{a,b}+*', 'keep-days': 90 },
      { keep_n: null, older_than: '90d', name_regex: '(?:a\\+.*|b\\+.*)' },
    ],
  ])('gets %j', (rule, expected) => {
    expect(policy([rule])).toEqual({ enabled: true, name_regex_keep: null, ...expected });
  });

  test.each<[string, readonly unknown[], string, string]>([
    [
      'two rules',
      [
        { repository: '**', 'keep-last': 1 },
        { repository: '**', 'keep-days': 7 },
      ],
      'GitLab has one rule for a project, not 2 (retention.rules[0], retention.rules[1])',
      'apply: self',
    ],
    [
      'another number of images',
      [{ repository: '**', 'keep-last': 7 }],
      'GitLab has no keep-last 7',
      '1, 5, 10, 25, 50, 100',
    ],
    [
      'another number of days',
      [{ repository: '**', 'keep-days': 8 }],
      'GitLab has no keep-days 8',
      '7, 14, 30, 60, 90',
    ],
    ['one repository of many', [{ 'keep-last': 5 }], 'every repository of the project acme/shop', 'repository: "**"'],
    [
      'a pattern that is too long',
      [{ repository: '**', tags: ['x'.repeat(300)], 'keep-last': 5 }],
      'GitLab takes 255',
      'self',
    ],
  ])('refuses %s, and says what it can', (_, rules, message, hint) => {
    expect(() => policy(rules)).toThrow(
      expect.objectContaining({
        exitCode: 2,
        message: expect.stringContaining(message),
        hint: expect.stringContaining(hint),
      }),
    );
  });
});

describe('ECR', () => {
  const ecr = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
  const policies = (rules: readonly unknown[]) =>
    ruleGroups(rulesOf(rules, ecr)).map(({ repositories, rules: own }) => [repositories, ecrPolicy(own)]);
  const selection = { tagStatus: 'tagged', tagPatternList: ['*'] };

  test.each<[readonly unknown[], string, object]>([
    [[{ 'keep-last': 10 }], 'keep-last 10', { ...selection, countType: 'imageCountMoreThan', countNumber: 10 }],
    [
      [{ 'keep-days': 14 }],
      'keep-days 14',
      { ...selection, countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 },
    ],
    [
      [{ 'keep-last': 10 }, { 'keep-last': 3 }],
      'keep-last 10',
      { ...selection, countType: 'imageCountMoreThan', countNumber: 10 },
    ],
  ])('gets %j', (rules, description, expected) => {
    expect(policies(rules)).toEqual([
      [['web1'], { rules: [{ rulePriority: 1, description, selection: expected, action: { type: 'expire' } }] }],
    ]);
  });

  test.each<[string, readonly unknown[], string]>([
    [
      'newest or young',
      [{ 'keep-last': 10, 'keep-days': 7 }],
      'ECR cannot keep the newest 10 and those of the last 7 days',
    ],
    ['the same in two rules', [{ 'keep-last': 10 }, { 'keep-days': 7 }], 'ECR cannot keep the newest 10'],
    ['tags of some images', [{ tags: 'develop-*', 'keep-last': 10 }], 'also those that develop-* does not match'],
  ])('refuses %s, and says what it can', (_, rules, message) => {
    expect(() => policies(rules)).toThrow(
      expect.objectContaining({
        exitCode: 2,
        message: expect.stringContaining(message),
        hint: expect.stringContaining('ECR can'),
      }),
    );
  });
});

describe('rules', () => {
  test.each([
    ['harbor.example.com:8443/fe', 'web1/*', 'harbor.example.com:8443', 'fe/web1/*'],
    ['localhost:5000', 'web1', 'localhost:5000', 'web1'],
    ['harbor.example.com/fe/', 'other.example.com/a/**', 'other.example.com', 'a/**'],
    ['acme', 'web1', 'docker.io', 'acme/web1'],
  ])('below %s find %s in %s', (registry, repository, host, path) => {
    expect(rulesOf([{ repository, 'keep-last': 1 }], registry)).toMatchObject([
      { registry: host, repositories: [path] },
    ]);
  });

  test('are about the images of all services unless they say otherwise, with anything for what a run fills in', () => {
    const config = parseConfig(
      'gitops.yaml',
      `version: 1
registry: r.example.com/fe
services:
  web1: { path: a }
  web2: { path: b, build: { image: "r.example.com/{service}/{branch-slug}" } }
environments:
  prod: { when: { branch: main }, file: x.yaml, image: "prod.example.com/{environment}/{service}" }
`,
    );
    const rules = retentionRules({ config, retention: { rules: [{ 'keep-last': 1 }] }, withServices: true });
    expect(rules.map(({ registry, repositories }) => [registry, repositories])).toEqual([
      ['r.example.com', ['fe/web1', 'web2/*']],
      ['prod.example.com', ['prod/web1', 'prod/web2']],
    ]);
  });

  test.each([
    ['web1/develop', 'web1/feature*', true],
    ['web1/*', 'web1/develop', false],
    ['web1', 'web1', false],
    ['{a,b}/x', 'c/*', true],
    ['{a,c}/x', 'c/*', false],
    ['*', 'c', false],
  ])('%s and %s have nothing in common: %s', (a, b, expected) => {
    expect(areDisjoint(a, b)).toBe(expected);
    expect(areDisjoint(b, a)).toBe(expected);
  });
});
