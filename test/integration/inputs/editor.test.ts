/** `gitops.yaml` in an editor: the real yaml-language-server with the schema that is published. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choiceDescriptions } from '../../../src/inputs/config/choices.ts';
import { parseConfig } from '../../../src/inputs/config/config.ts';
import { editorSchema } from '../../../src/inputs/config/editor-schema.ts';
import { LanguageServer } from '../../support/language-server.ts';
import { repositoryRoot } from '../../support/program.ts';

let server: LanguageServer;
beforeAll(async () => {
  server = await LanguageServer.start(join(repositoryRoot, 'schema/gitops.schema.json'));
});
afterAll(() => server[Symbol.asyncDispose]());

const names = Array.from({ length: 30 }, (_, index) => `web${index + 1}`);
const large = `version: 1
registry: harbor.example.com/fe
gitops: { repository: acme/gitops, branch: main }
argocd: { server: argocd.example.com, project: web }
x-limits: &limits { resources.limits.memory: 256Mi }
x-app: &app
  path: .
  values-files: ["{file}"]
discover: ["libs/*", "!libs/docs"]
defaults:
  service: { build: { dockerfile: apps/Dockerfile, args: { SERVICE_NAME: "{service}" }, x-why: one for all } }
  environment: { app: *app, set: { <<: *limits, replicaCount: 1 } }
services:
${names.map((name) => `  ${name}: { path: apps/${name} }`).join('\n')}
  api:
    path: apps/api
    needs: [web1]
    environments: { prod: { set: { replicaCount: 4 }, clusters: { us: { set: { replicaCount: 8 } } } } }
environments:
  dev:
    when: { branch: develop }
    file: values/{service}-dev.yaml
  test: { extends: dev, when: { branch: "release/*" }, services: ["*", "!web30"] }
  prod:
    extends: dev
    when: { branch: main }
    file: "{cluster}/values/{service}-prod.yaml"
    app: { <<: *app, prune: true, self-heal: null }
    deliver: pull-request
    promote-from: { environment: test, when: healthy, after: 1h }
    gitops: { repository: acme/gitops-prod }
    clusters:
      eu: { dest-name: eu }
      us: { dest-name: us, argocd: { server: argocd.us.example.com } }
  review: { extends: dev, when: { request: true }, file: "review/{slug}/{service}.yaml", ttl: 7d, promote-from: null }
`;

const services = 'version: 1\nservices: { web: { path: web } }\n';

it('underlines nothing in a file of thirty services, four environments and two clusters', async () => {
  expect(await server.diagnostics(large)).toEqual([]);
  // What takes back nothing is the program's to say.
  expect(
    parseConfig(
      'gitops.yaml',
      large.replace('self-heal: null', 'self-heal: true').replace(', promote-from: null', ''),
      ['libs/ui'],
    ).services.size,
  ).toBe(32);
});

describe('underlines a mistake, with words', () => {
  it.each<[string, string, string, [line: number, character: number]]>([
    ['a misspelt key', `${services}regestry: x\n`, 'Property regestry is not allowed.', [2, 0]],
    [
      'one deep down',
      `${services}environments:\n  dev:\n    app: { valus-files: [a] }\n`,
      'Property valus-files is not allowed.',
      [4, 11],
    ],
    [
      'a misspelt choice',
      `${services}gitops: { deliver: pull-requets }\n`,
      'Value is not accepted. Valid values: "push", "pull-request".',
      [2, 19],
    ],
    [
      'a duration',
      `${services}environments: { dev: { ttl: 7 days } }\n`,
      'Must be a duration such as 90s, 12h or 7d.',
      [2, 28],
    ],
    [
      'a registry with a scheme',
      `${services}registry: https://harbor.example.com\n`,
      'Must be written as in an image reference, without https://.',
      [2, 10],
    ],
    [
      'a path that leads out',
      'version: 1\nservices: { web: { path: ../web } }\n',
      'Must be a path inside the monorepo, relative to its root, with forward slashes.',
      [1, 25],
    ],
    [
      'a password',
      `${services}gitops: { repository: "https://ci:secret@git.example.com/x.git" }\n`,
      'Must not contain a password; give credentials as an input or environment variable.',
      [2, 22],
    ],
    ['a number for text', `${services}registry: 5\n`, 'Incorrect type. Expected "string".', [2, 10]],
    ['a missing version', 'services: { web: { path: web } }\n', 'Missing property "version".', [0, 0]],
    [
      'a key behind an anchor',
      `${services}x-a: &a { when: healthy }\nenvironments: { dev: {}, prod: { promote-from: { <<: *a, environmnt: dev } } }\n`,
      'Property environmnt is not allowed.',
      [3, 57],
    ],
  ])('%s', async (_what, text, message, [line, character]) => {
    const found = await server.diagnostics(text);
    const told = found.map((each) => [each.message, each.range.start.line, each.range.start.character]);
    expect(told).toContainEqual([message, line, character]);
    // What the editor underlines, the program refuses.
    expect(() => parseConfig('gitops.yaml', text)).toThrow(/^gitops\.yaml/);
  });

  it('a name that is none', async () => {
    const found = await server.diagnostics('version: 1\nservices: { Web_1: { path: web } }\n');
    expect(found.map(({ message }) => message).join('\n')).toContain('use at most 63 lower-case letters');
  });
});

describe('shows and offers', () => {
  it('what a key means, with its title', async () => {
    const shown = await server.hover(
      large,
      large.split('\n').findIndex((line) => line.startsWith('  test:')),
      10,
    );
    expect(shown).toContain('extends');
    expect(shown).toContain('Environment whose keys this one has too');
  });

  it('the choices of a key, each with its meaning', async () => {
    const offered = await server.completion(`${services}gitops:\n  deliver: \n`, 3, 11);
    expect(offered.map(({ label }) => label)).toEqual(expect.arrayContaining(['push', 'pull-request']));
    const request = offered.find(({ label }) => label === 'pull-request');
    expect(request?.documentation).toContain('one rolling request that somebody approves');
  });

  it('the keys of a section, each with its meaning, and none that is there', async () => {
    const offered = await server.completion(`${services}environments:\n  dev:\n    file: a\n    \n`, 5, 4);
    const labels = offered.map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['when', 'extends', 'services', 'clusters', 'promote-from', 'set']));
    expect(labels).not.toContain('file');
    expect(offered.find(({ label }) => label === 'ttl')?.documentation).toContain(
      'How long a review environment lives',
    );
  });
});

interface Node {
  readonly title?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly markdownEnumDescriptions?: readonly unknown[];
  readonly pattern?: string;
  readonly patternErrorMessage?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly $ref?: string;
}

it('has title and description of every key, a meaning of every choice, words for every pattern; and no choice too many', () => {
  const schema = editorSchema() as { readonly definitions: Readonly<Record<string, Node>> } & Node;
  const poor: string[] = [];
  const choices = new Set<string>();
  const visit = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    const {
      properties = {},
      enum: values,
      markdownEnumDescriptions: meanings,
      pattern,
      patternErrorMessage,
    } = node as Node;
    // What is required there is described at its own place.
    const own = path.startsWith('.anyOf') ? {} : properties;
    for (const [key, given] of Object.entries(own)) {
      const name = given.$ref?.replace('#/definitions/', '');
      const of = name === undefined ? given : schema.definitions[name];
      if (of?.title !== key || (of.description ?? '') === '') poor.push(`${path}.${key}`);
    }
    for (const [index, value] of (values ?? []).entries()) {
      if (typeof meanings?.[index] !== 'string') poor.push(`${path}: ${String(value)}`);
      choices.add(String(meanings?.[index]));
    }
    if (pattern !== undefined && patternErrorMessage?.startsWith('Must match') !== false)
      poor.push(`${path} ${pattern}`);
    for (const [key, inner] of Object.entries(node)) visit(inner, `${path}.${key}`);
  };
  visit(schema, '');
  expect(poor).toEqual([]);
  for (const meaning of Object.values(choiceDescriptions).flatMap((each) => Object.values(each))) {
    expect(choices).toContain(meaning);
  }
  expect(schema).toMatchObject({
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: expect.stringMatching(/^https:/),
  });
  expect(JSON.stringify(schema).length).toBeLessThan(100_000);
});
