/** When the controller of a set has done what the set says. */
import { describe, expect, it } from 'vitest';
import { type SetLook, unfinished } from '../../../../src/core/argocd/applicationset/set-status.ts';
import type { LiveApplicationSet } from '../../../../src/core/argocd/server/applicationset.ts';
import type { LiveApplication } from '../../../../src/core/argocd/server/live.ts';
import { type ApplicationOverrides, application } from '../../../support/argocd/application.ts';

const app = (name: string, overrides: ApplicationOverrides = {}): LiveApplication =>
  application({ name, ...overrides });

function look(
  live: readonly LiveApplication[],
  spec: object = {},
  status: object = {},
): SetLook & { generated: readonly LiveApplication[] } {
  const template = { metadata: { name: '{{ .n }}' }, spec: app('x').spec };
  const set = { metadata: { name: 'all' }, spec: { generators: [], template, ...spec }, status } as LiveApplicationSet;
  return { set, applications: live, generated: [app('one'), app('two')] };
}

const condition = (type: string, status: string, message = '') => ({ type, status, message });
const upToDate = [condition('ParametersGenerated', 'True'), condition('ResourcesUpToDate', 'True')];
const resources = [{ name: 'one' }, { name: 'two' }];
const manual = { syncPolicy: 'manual' } as const;
const both = [app('one'), app('two')];

describe('with the Applications', () => {
  it.each<[string, SetLook, string | undefined]>([
    ['all are there', look(both), undefined],
    ['with more labels than the template gives', look([app('one', { labels: { a: 'b' } }), app('two')]), undefined],
    ['one is missing', look([app('one')]), 'the Application two does not exist yet'],
    [
      'one has another spec',
      look([app('one'), app('two', { source: { path: 'x' } })]),
      'the Application two is not yet as the template says',
    ],
    [
      'one lacks a label',
      { ...look(both), generated: [app('one', { labels: { a: 'b' } }), app('two')] },
      'the Application one is not yet as the template says',
    ],
    ['one is too many', look([...both, app('three')]), 'the Application three is still there'],
    [
      'one is too many, and none is deleted',
      look([...both, app('three')], { syncPolicy: { applicationsSync: 'create-update' } }),
      undefined,
    ],
    [
      'one has another spec, and none is updated',
      look([app('one', manual), app('two')], { syncPolicy: { applicationsSync: 'create-delete' } }),
      undefined,
    ],
    [
      'one has no automated sync, as in a rolling sync',
      look([app('one', manual), app('two')], { strategy: { type: 'RollingSync' } }),
      undefined,
    ],
    [
      'one has no automated sync, and there is no rolling sync',
      look([app('one', manual), app('two')]),
      'the Application one is not yet as the template says',
    ],
    [
      'a rollout goes on',
      look(both, {}, { conditions: [condition('RolloutProgressing', 'True', 'step 1')] }),
      'RolloutProgressing: step 1',
    ],
  ])('%s', (_title, seen, reason) => {
    expect(unfinished(seen)).toBe(reason);
  });
});

describe('without them, by conditions', () => {
  it.each<[string, object, string | undefined]>([
    ['nothing was done yet', {}, 'ParametersGenerated is not known yet'],
    [
      'not up to date',
      { conditions: [upToDate[0], condition('ResourcesUpToDate', 'False')], resources },
      'ResourcesUpToDate is False',
    ],
    [
      'those of before the write',
      { conditions: upToDate, resources: [{ name: 'one' }] },
      'the Application two does not exist yet',
    ],
    ['done', { conditions: upToDate, resources }, undefined],
  ])('%s', (_title, status, reason) => {
    expect(unfinished({ ...look([], {}, status), applications: undefined })).toBe(reason);
  });
});
