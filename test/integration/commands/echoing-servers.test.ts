/**
 * Law 6: a server that puts the credential of the request into its answer, in an encoding of its own, at a place where a message
 * is cut: nothing of it is shown.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { argocdUpsertApp } from '../../../src/commands/argocd-upsert-app.ts';
import { buildImage } from '../../../src/commands/build-image.ts';
import { bumpImageTag } from '../../../src/commands/bump-image-tag.ts';
import { cleanupReviewEnv } from '../../../src/commands/cleanup-review-env.ts';
import { deploy } from '../../../src/commands/deploy.ts';
import { plan } from '../../../src/commands/plan.ts';
import { Failure } from '../../../src/core/failure.ts';
import { Deadline } from '../../../src/core/net/deadline.ts';
import type { Environment } from '../../../src/core/ports.ts';
import { failureLines } from '../../../src/hosts/host.ts';
import { programsUntil } from '../../../src/hosts/programs.ts';
import type { Command } from '../../../src/inputs/command.ts';
import type { InputDeclarations } from '../../../src/inputs/declaration.ts';
import { handClock } from '../../support/clock.ts';
import { createWorld } from '../../support/commands/world.ts';
import { createRun, type Given } from '../../support/inputs.ts';
import { scriptedServer } from '../../support/net/scripted-server.ts';
import { sliceOfCommit } from '../../support/slice.ts';

const secret = 'q7XkT2-Vn8/w+rD4.hL9zB3cM6';
const values = 'image:\n  repository: r/web1\n  tag: old\n';
const world = createWorld({ 'web1/values.yaml': values, 'review/x/web1.yaml': values }, { commits: 1 });

const each = (text: string, write: (code: number) => string) =>
  [...text].map((char) => write(char.codePointAt(0) ?? 0)).join('');
const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');

/** How a server may write a text. */
const encodings: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'in a string of JSON': (text) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
  'in a string of JSON in one': (text) => JSON.stringify(JSON.stringify(text)).slice(1, -1),
  'in a URL': encodeURIComponent,
  'in a URL in another one': (text) => encodeURIComponent(encodeURIComponent(text)),
  'as a field of a form': (text) => new URLSearchParams({ a: text }).toString().slice(2),
  'by percent signs': (text) => each(text, (code) => `%${hex(code, 2)}`),
  'by code points of JSON': (text) => each(text, (code) => `\\u${hex(code, 4)}`),
  'by decimals of HTML': (text) => each(text, (code) => `&#${code};`),
  'by hexadecimals of HTML': (text) => each(text, (code) => `&#x${hex(code, 2)};`),
  'in base64': (text) => Buffer.from(text).toString('base64'),
  'in base64url': (text) => Buffer.from(text).toString('base64url'),
  'in base64 behind a word': (text) => Buffer.from(`token=${text}`).toString('base64'),
  'in base64 twice': (text) => Buffer.from(Buffer.from(text).toString('base64')).toString('base64'),
};

/** Where messages are cut, in characters, and nowhere. */
const cuts = [0, 80, 200, 400, 1_000, 2_000];
const statuses = [400, 401, 403, 404, 500, 503, 200];
const types = {
  'text/plain': (text: string) => text,
  'text/html': (text: string) => `<html><body>${text}</body></html>`,
  'application/json': (text: string) =>
    `{"code":7,"message":"${text}","error":"${text}","errors":[{"code":"DENIED","message":"${text}"}]}`,
} as const;

interface Row {
  readonly encoding: string;
  readonly cut: number;
  readonly status: number;
  readonly type: keyof typeof types;
}

const rows: readonly Row[] = Object.keys(encodings).flatMap((encoding) =>
  cuts.flatMap((cut) =>
    statuses.flatMap((status) =>
      (Object.keys(types) as Row['type'][]).map((type) => ({ encoding, cut, status, type })),
    ),
  ),
);

/** Every credential of a request, also the user and password within it. */
function credentialsOf({ headers }: IncomingMessage): string[] {
  const names = ['authorization', 'private-token', 'job-token', 'proxy-authorization', 'x-gate'];
  const given = names.flatMap((name) => headers[name] ?? []).map(String);
  const pairs = given.flatMap((text) => {
    const [, basic] = /^Basic (.+)$/.exec(text) ?? [];
    return basic === undefined ? [text.replace(/^\w+ /, '')] : [Buffer.from(basic, 'base64').toString()];
  });
  return [...given, ...pairs];
}

function echo({ encoding, cut, status, type }: Row, request: IncomingMessage, response: ServerResponse): void {
  const write = encodings[encoding] ?? String;
  const credentials = credentialsOf(request).filter((each) => each.includes(secret));
  const [told] = credentials.sort((one, other) => one.length - other.length);
  // Some clients show their credential only to who asks for it.
  if (told === undefined) {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="test"' }).end();
    return;
  }
  const text = write(told);
  const before = types[type]('|').indexOf('|') + Math.ceil(text.length / 2);
  const words = 'n '.repeat(cut).slice(0, Math.max(0, cut - before)) + text;
  response.writeHead(status, { 'content-type': type }).end(types[type](words));
}

/** Pieces of the secret in each encoding, as long as one could guess with. */
const pieces = new Set(
  Object.entries(encodings).flatMap(([name, write]) => {
    const texts = [secret, `robot:${secret}`].map(write);
    if (name.includes('base64'))
      return texts.flatMap((text) => Array.from({ length: text.length - 20 }, (_, at) => text.slice(at + 9, at + 20)));
    return Array.from({ length: secret.length - 7 }, (_, at) => write(secret.slice(at, at + 8)));
  }),
);

interface Call {
  readonly command: Command<InputDeclarations>;
  readonly given: Given;
  readonly config?: string;
  readonly env?: Environment;
}

const config = (gitops: string) => `version: 1
registry: registry.example.com/fe
gitops: { repository: ${gitops} }
services: { web1: { path: . } }
environments:
  dev: { when: { branch: main }, file: web1/values.yaml }
  review: { when: { branch: "feature/**" }, file: "review/{slug}/{service}.yaml" }
`;

const commandOf = (command: unknown) => command as Call['command'];
const signedIn: Given = { 'gitops-token': secret };
const edit: Given = { ...signedIn, file: 'web1/values.yaml', tag: 'new' };
const argocd = {
  name: 'web1',
  project: 'p',
  'repo-url': 'https://git.test/g.git',
  path: '.',
  'dest-server': 'https://kubernetes.default.svc',
  'dest-namespace': 'web1',
  'argocd-plaintext': true,
};

const calls: Readonly<Record<string, (host: string) => Call>> = {
  'bump-image-tag over wire': (host) => ({
    command: commandOf(bumpImageTag),
    given: { ...edit, 'gitops-repository': `http://${host}/g.git`, 'gitops-transport': 'wire' },
  }),
  'bump-image-tag by git, with user and password': (host) => ({
    command: commandOf(bumpImageTag),
    given: {
      ...{ file: 'web1/values.yaml', tag: 'new', 'gitops-username': 'robot', 'gitops-password': secret },
      ...{ 'gitops-repository': `http://${host}/g.git`, 'gitops-transport': 'git' },
    },
  }),
  'bump-image-tag by the API of GitHub': (host) => ({
    command: commandOf(bumpImageTag),
    given: {
      ...edit,
      'gitops-repository': `http://${host}/a/g.git`,
      'forge-url': `http://${host}/api/v3`,
      'commit-via': 'api',
    },
  }),
  'bump-image-tag by the API of GitLab': (host) => ({
    command: commandOf(bumpImageTag),
    given: {
      ...edit,
      'gitops-repository': `http://${host}/a/g.git`,
      'forge-url': `http://${host}/api/v4`,
      'commit-via': 'api',
    },
  }),
  'plan, of the GitOps repository': (host) => ({
    command: commandOf(plan),
    given: signedIn,
    config: config(`http://${host}/g.git`),
  }),
  'deploy of the GitOps repository': (host) => ({
    command: commandOf(deploy),
    given: signedIn,
    config: config(`http://${host}/g.git`),
  }),
  'cleanup-review-env of the GitOps repository': (host) => ({
    command: commandOf(cleanupReviewEnv),
    given: { ...signedIn, name: 'x', services: ['web1'] },
    config: config(`http://${host}/g.git`),
  }),
  'build-image of the registry': (host) => ({
    command: commandOf(buildImage),
    given: {
      ...{ image: `${host}/web1`, 'promote-from': `${host}/web1:v1`, tags: ['v2'] },
      ...{ 'registry-username': 'robot', 'registry-password': secret },
    },
  }),
  'argocd-upsert-app with a header': (host) => ({
    command: commandOf(argocdUpsertApp),
    given: {
      ...argocd,
      'argocd-server': host,
      'argocd-token': 'a.b.canary-7f3a9c21',
      'argocd-headers': [`X-Gate: ${secret}`],
    },
  }),
};

/** What a host shows of a run. */
async function shown({ command, given, config: text, env }: Call): Promise<string> {
  const clock = handClock({ now: Date.now() });
  using deadline = new Deadline(clock, 600_000);
  const run = createRun(
    command,
    { timeout: '10m', ...given },
    {
      clock,
      deadline,
      programs: programsUntil(deadline),
      env: { PATH: process.env.PATH, HOME: world.directory, ...env },
      cwd: world.monorepo,
      config: text,
      ci: { commit: world.line[0]!, workspace: world.monorepo, repositoryUrl: undefined },
    },
  );
  const { outputs, summary, failure } = await command.run(run).then(
    (result) => ({ ...result, failure: undefined }),
    (error: unknown) => {
      if (!(error instanceof Failure)) throw error;
      return { failure: error, outputs: error.outputs, summary: '' };
    },
  );
  const { headline = '', causes = [], hint = '' } = failure === undefined ? {} : failureLines(failure);
  const all = [headline, ...causes, hint, JSON.stringify(outputs ?? {}), summary];
  return [...run.lines, ...all.map((line) => run.secrets.redact(line))].join('\n');
}

describe.each(Object.keys(calls))('%s', (name) => {
  it('shows nothing of its credential', { timeout: 600_000 }, async () => {
    let row: Row | undefined;
    let echoed = 0;
    await using server = await scriptedServer((request, response) => {
      if (row === undefined) return;
      echoed += credentialsOf(request).length;
      echo(row, request, response);
    });
    const found: string[] = [];
    for (row of sliceOfCommit(rows, 199)) {
      const text = await shown(calls[name]!(server.host));
      const piece = [...pieces].find((each) => text.includes(each));
      if (piece !== undefined) found.push(`${JSON.stringify(row)}: ${piece} in ${text}`);
    }
    expect(found).toEqual([]);
    expect(echoed).toBeGreaterThan(0);
  });
});
