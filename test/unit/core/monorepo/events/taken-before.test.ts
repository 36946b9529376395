import { expect, it } from 'vitest';
import { takenBefore, takenFromThis } from '../../../../../src/core/monorepo/events/taken-before.ts';
import { parseConfig } from '../../../../../src/inputs/config/config.ts';
import { ciContext } from '../../../../support/inputs.ts';

const configOf = (...whens: readonly string[]) =>
  parseConfig(
    'gitops.yaml',
    `version: 1\nregistry: r.example.com\nservices: { web1: { path: . } }\nenvironments:\n${whens
      .map((when, index) => `  ${['dev', 'stage', 'prod'][index]}: { when: ${when} }\n`)
      .join('')}`,
  );

it.each<readonly [readonly string[], readonly string[]]>([
  [['{ branch: main }', '{ schedule: true }'], ['stage schedule by dev']],
  [['{ branch: main, schedule: false }', '{ schedule: true }'], []],
  [['{ schedule: true }', '{ branch: main }'], []],
  [['{ branch: develop }', '{ schedule: true }'], []],
  [
    ['{ branch: "*" }', '{ schedule: true, manual: true }'],
    ['stage schedule by dev', 'stage manual by dev'],
  ],
  [['{ branch: main, schedule: false }', '{ schedule: true, manual: true }'], ['stage manual by dev']],
  [['{ branch: ["**", "!main"] }', '{ manual: true }'], []],
  [['{ tag: "v*" }', '{ schedule: true }'], []],
  [['{ branch: main, schedule: false }', '{ manual: true }', '{ schedule: true }'], ['stage manual by dev']],
])('%j: %j', (whens, expected) => {
  const found = takenBefore(configOf(...whens), ciContext({ branch: 'topic', defaultBranch: 'main' }));
  expect(found.map(({ environment, trigger, by }) => `${environment} ${trigger} by ${by}`)).toEqual(expected);
});

it('a run is told of what it takes itself, on the default branch alone', () => {
  const config = configOf('{ branch: "**" }', '{ schedule: true, manual: true }');
  const on = (kind: 'push' | 'schedule' | 'manual', branch = 'main') =>
    takenFromThis(config, ciContext({ event: { kind }, branch })).map(({ trigger }) => trigger);
  expect([on('push'), on('schedule'), on('manual'), on('schedule', 'topic')]).toEqual([
    [],
    ['schedule'],
    ['manual'],
    [],
  ]);
});
