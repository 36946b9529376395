import { expect, it } from 'vitest';
import { commandNames, loadCommand } from '../../../src/commands/catalogue.ts';
import { misspeltVariables, possibleInputs } from '../../../src/inputs/unknown-variables.ts';

const all = await Promise.all(commandNames.map(loadCommand));
const inputs = all.flatMap((command) => Object.keys(command.inputs));
const told = (...names: string[]) =>
  misspeltVariables(possibleInputs(Object.fromEntries(names.map((name) => [name, 'x'])), commandNames), inputs);

it.each([
  ['MG_GITOPS_TOKN', 'MG_GITOPS_TOKEN'],
  ['MG_REGISTRY_PASWORD', 'MG_REGISTRY_PASSWORD'],
  ['MG_ENVIROMENT', 'MG_ENVIRONMENT'],
  ['MG_TAGS_', 'MG_TAGS'],
])('a misspelt variable is told: %s', (name, meant) => {
  expect(told(name)).toEqual([`${name} is no input of any command, so it counts for nothing. Did you mean ${meant}?`]);
});

it.each([
  'MG_GITOPS_TOKEN',
  'MG_BUILD_IMAGE_TAG_WEB1',
  'MG_BUMP_IMAGE_TAG_COMMIT',
  'MG_TEST_REPORT',
  'MG_STARTED_BY',
  'MG_ENVIRONMENT_JOB',
  'MG_MAILGUN_DOMAIN_FOR_MAIL',
  'GITOPS_TOKN',
])('is not told: an input, an output of another job, or what is not ours: %s', (name) => {
  expect(told(name)).toEqual([]);
});
