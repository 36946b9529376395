/** The run that an environment is looked at with before its first event. */
import { describe, expect, it } from 'vitest';
import { environmentFor } from '../../../../src/core/monorepo/environments.ts';
import { sampleRefs, sampleRun } from '../../../../src/core/monorepo/sample-run.ts';
import { parseConfig } from '../../../../src/inputs/config/config.ts';
import { ciContext } from '../../../support/inputs.ts';

const config = (environments: string) =>
  parseConfig(
    'gitops.yaml',
    `version: 1\nservices: { web1: { path: apps/web1 }, web2: { path: apps/web2 } }\nenvironments:\n  main: { when: { branch: main } }\n  it: ${environments}\n`,
  );

describe('is one that deploys to the environment', () => {
  it.each<[string, string, readonly string[], string]>([
    ['the branch of that very name', '{ when: { branch: develop } }', [], 'a push to develop'],
    [
      'a branch that is there',
      '{ when: { branch: "feature/**" } }',
      ['main', 'feature/login'],
      'a push to feature/login',
    ],
    ['one that could be', '{ when: { branch: "feature/**" } }', ['main'], 'a push to feature/example'],
    ['what an exception leaves', '{ when: { branch: ["*", "!example"] } }', ['other'], 'a push to other'],
    ['a version', '{ when: { tag: "v*" } }', [], 'the tag v1.2.3'],
    ['the version of a service', '{ when: { tag: "{service}@*" } }', [], 'the tag web1@1.2.3'],
    ['a request', '{ when: { request: true } }', ['main'], 'a request'],
    ['a schedule', '{ when: { branch: nightly, schedule: true } }', [], 'a push to nightly'],
  ])('%s', (_what, environment, branches, event) => {
    const file = config(environment);
    const sample = sampleRun(file, 'it', ciContext(), branches);
    expect(sample.event).toBe(event);
    expect(environmentFor(file, sample.ci)?.name).toBe('it');
  });
});

it('is the run at hand where that deploys there', () => {
  const { ci, event } = sampleRun(config('{ when: { tag: "v*" } }'), 'main', ciContext(), ['other']);
  expect([event, ci.branch, ci.commit]).toEqual(['this run', 'main', ciContext().commit]);
});

it('has a branch although no event deploys there, and a commit although nothing is checked out', () => {
  const { ci, event } = sampleRun(config('{}'), 'it', ciContext({ commit: undefined }), []);
  expect([event, ci.branch, ci.sourceRef]).toEqual(['by its name', 'main', 'refs/heads/main']);
  expect(ci.commit).toMatch(/^[0-9a-f]{40}$/);
});

it('keeps nothing of the run at hand that is of its own event', () => {
  const given = ciContext({
    event: { kind: 'request', number: 7, fromFork: false },
    requestNumber: 7,
    targetBranch: 'main',
  });
  const { ci } = sampleRun(config('{ when: { branch: develop } }'), 'it', given, []);
  expect([ci.requestNumber, ci.targetBranch, ci.event]).toEqual([undefined, undefined, { kind: 'push' }]);
});

it.each([
  ['v*', ['vx']],
  ['feature/**', ['feature/x', 'feature/x/y']],
  ['{a,b}', ['a', 'b']],
  ['release-?', ['release-x']],
  ['!main', []],
])('the samples of %s', (pattern, samples) => {
  expect(sampleRefs(pattern)).toEqual(samples);
});
