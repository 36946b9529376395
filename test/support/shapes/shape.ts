/**
 * The set-up of a team as a folder: `gitops.yaml`, what the GitOps repositories hold at first (`repositories/<name>/…`), and
 * `events.yaml`, what happens one after the other and what is written then. Played by the program as GitHub starts it, with
 * real git and a real registry. The file of events:
 *
 *   services: [web1, web2]            # directories apps/<name> with a page; or `files:` path → text
 *   events:
 *     - push: main                    # or tag, request + number (+ closed), schedule, manual
 *       as: first                     # a name for the commit
 *       change: { apps/web1/index.html: new }
 *       result: committed
 *       code: 0
 *       writes:                       # by repository all files that change, and values in them; globs with `files`
 *         gitops: { values/web1-dev.yaml: { image.tag: "{first}" } }
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { glob, isGlob } from '../../../src/core/glob.ts';
import { createMonorepo, type Monorepo } from '../git/monorepo.ts';
import { type BareRepository, createBareRepository } from '../git/repository.ts';
import { basic, startGitServer } from '../git/server.ts';
import { scratchDirectory } from '../lifetime.ts';
import { runAction } from '../program.ts';
import { startRegistry, testPassword, testUser } from '../registry/server.ts';

/** Paths of YAML and their values; `files`: how many files a glob finds; `gone`: the file is removed. */
type Written = Readonly<Record<string, unknown>>;

export interface ShapeEvent {
  /** The title of the test. */
  readonly about?: string;
  readonly push?: string;
  readonly tag?: string;
  readonly request?: string;
  readonly number?: number;
  readonly closed?: boolean;
  readonly deleted?: string;
  readonly schedule?: string;
  readonly manual?: string;
  readonly as?: string;
  /** A branch that is merged into main first, where the event is on main. */
  readonly merge?: string;
  readonly change?: Readonly<Record<string, string>>;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly result: string;
  readonly code?: number;
  /** What the run says. */
  readonly says?: string;
  readonly writes?: Readonly<Record<string, Readonly<Record<string, Written>>>>;
}

interface ShapeFile {
  readonly services?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly events: readonly ShapeEvent[];
}

/** What an event did, in the words of the file of events. */
export interface Played {
  readonly code: number;
  readonly result: string;
  /** What it should say where it does, else all that it said. */
  readonly said: string | undefined;
  readonly wrote: Readonly<Record<string, Readonly<Record<string, Written>>>>;
}

export interface Shape {
  play(event: ShapeEvent): Promise<Played>;
  /** With the names of commits filled in, as `play` answers. */
  wanted(event: ShapeEvent): Played;
}

const token = 'shape-canary-81c0';

export function readEvents(folder: string): readonly ShapeEvent[] {
  return readShape(folder).events;
}

function readShape(folder: string): ShapeFile {
  return parse(readFileSync(join(folder, 'events.yaml'), 'utf8')) as ShapeFile;
}

export async function openShape(folder: string): Promise<Shape> {
  const { services = [], files = {} } = readShape(folder);
  const root = scratchDirectory('shape');
  const server = await startGitServer({ root, authorization: basic('x-access-token', token) });
  const registries = [await startRegistry({ auth: 'htpasswd' }), await startRegistry({ auth: 'htpasswd' })];
  // What stands in the files are examples; where they are in this run takes their place.
  const registriesHere = (text: string) =>
    text
      .replaceAll('prod-registry.example.com', registries[1]?.host ?? '')
      .replaceAll('registry.example.com', registries[0]?.host ?? '');
  const repositories = new Map(
    readdirSync(join(folder, 'repositories')).map((name) => {
      const held = filesIn(join(folder, 'repositories', name));
      const files = Object.entries(held).map(([path, text]) => [path, registriesHere(text)]);
      return [name, createBareRepository(root, { name, files: Object.fromEntries(files) })] as const;
    }),
  );
  const here = (text: string) =>
    [...repositories].reduce(
      (done, [name, repository]) =>
        done.replaceAll(`https://git.example.com/infra/${name}.git`, server.url(repository)),
      registriesHere(text),
    );
  const pages = Object.fromEntries(
    services.flatMap((name) => [
      [`apps/${name}/package.json`, JSON.stringify({ name, version: '0.0.0' })],
      [`apps/${name}/index.html`, name],
    ]),
  );
  const monorepo = await createMonorepo({
    'package.json': JSON.stringify({ private: true, workspaces: ['apps/*'] }),
    'gitops.yaml': here(readFileSync(join(folder, 'gitops.yaml'), 'utf8')),
    ...pages,
    ...files,
  });
  // As after `docker login`: what is promoted into another registry is read with the credential of the first.
  const docker = scratchDirectory('docker');
  const auth = Buffer.from(`${testUser}:${testPassword}`).toString('base64');
  const auths = Object.fromEntries(registries.map(({ host }) => [host, { auth }]));
  writeFileSync(join(docker, 'config.json'), JSON.stringify({ auths }));
  const commits = new Map<string, string>();
  const named = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => commits.get(name)?.slice(0, 8) ?? whole);
  return {
    async play(event) {
      const commit = await happen(event, monorepo);
      commits.set('sha8', commit);
      if (event.as !== undefined) commits.set(event.as, commit);
      const before = new Map([...repositories].map(([name, { git }]) => [name, git('rev-parse', 'main')]));
      const ran = await runIn(monorepo, event, commit, docker);
      const wrote = [...repositories].flatMap(([name, repository]) => {
        const found = changes(repository, before.get(name) ?? '', event.writes?.[name] ?? {}, here);
        return Object.keys(found).length === 0 ? [] : [[name, found] as const];
      });
      const said = `${ran.stdout}\n${ran.stderr}`;
      return {
        code: ran.code,
        result: ran.outputs.get('result') ?? '',
        // The whole where it lacks what it should say, or should have ended otherwise.
        said:
          said.includes(named(event.says ?? '')) && ran.code === (event.code ?? 0)
            ? event.says && named(event.says)
            : said,
        wrote: Object.fromEntries(wrote),
      };
    },
    wanted: ({ code = 0, result, writes = {}, says }) => ({
      code,
      result,
      said: says === undefined ? undefined : named(says),
      wrote: JSON.parse(named(here(JSON.stringify(writes)))) as Played['wrote'],
    }),
  };
}

/** The commit that the run is for. */
async function happen(
  { push, tag, request, number = 0, deleted, merge, change = {}, ...event }: ShapeEvent,
  monorepo: Monorepo,
) {
  const branch = push ?? request;
  const of = (ref: string) => monorepo.git('rev-parse', ref);
  if (merge !== undefined) {
    monorepo.git('checkout', '--quiet', 'main');
    monorepo.git('merge', '--quiet', '--no-edit', merge);
    monorepo.git('push', '--quiet', 'origin', 'main');
    if (tag === undefined) return of('main');
  }
  if (tag !== undefined) {
    monorepo.git('tag', tag, 'origin/main');
    monorepo.git('push', '--quiet', 'origin', `refs/tags/${tag}`);
    return of(`${tag}^{commit}`);
  }
  if (branch !== undefined && event.closed !== true) {
    const commit = await monorepo.commit(branch, change);
    if (request !== undefined)
      monorepo.git('push', '--quiet', '--force', 'origin', `${commit}:refs/pull/${number}/head`);
    return commit;
  }
  if (deleted !== undefined) {
    monorepo.git('checkout', '--quiet', 'main');
    monorepo.git('push', '--quiet', 'origin', '--delete', deleted);
    return of('origin/main');
  }
  monorepo.git('fetch', '--quiet', 'origin');
  return request === undefined ? of(`origin/${event.schedule ?? event.manual ?? 'main'}`) : of(`origin/${request}`);
}

/** @param docker directory of Docker's configuration, which knows both registries */
async function runIn(monorepo: Monorepo, event: ShapeEvent, commit: string, docker: string) {
  const cwd = await monorepo.checkout(event.deleted === undefined ? commit : 'main');
  const file = join(scratchDirectory('event'), 'event.json');
  writeFileSync(file, JSON.stringify({ repository: { default_branch: 'main' }, ...payloadOf(event, commit) }));
  const { push, tag, request, number, schedule, manual, deleted } = event;
  const ref =
    tag !== undefined
      ? `refs/tags/${tag}`
      : request !== undefined
        ? `refs/pull/${number}/merge`
        : `refs/heads/${push ?? schedule ?? manual ?? 'main'}`;
  const names = {
    tag: 'push',
    push: 'push',
    request: 'pull_request',
    schedule: 'schedule',
    manual: 'workflow_dispatch',
    deleted: 'delete',
  };
  const [, name = 'push'] = Object.entries(names).find(([key]) => event[key as keyof ShapeEvent] !== undefined) ?? [];
  const env = {
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: file,
    GITHUB_REF: deleted === undefined ? ref : 'refs/heads/main',
    GITHUB_REF_TYPE: tag === undefined ? 'branch' : 'tag',
    GITHUB_SHA: commit,
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_ACTOR: 'mona',
    GITHUB_RUN_ID: '991',
    GITHUB_WORKSPACE: cwd,
    DOCKER_CONFIG: docker,
    ...(request === undefined ? {} : { GITHUB_HEAD_REF: request, GITHUB_BASE_REF: 'main' }),
  };
  const inputs = { 'gitops-token': token, ...event.inputs };
  return runAction('deploy', inputs, { cwd, env });
}

function payloadOf({ request, number, closed, deleted, push }: ShapeEvent, commit: string): object {
  const here = { repo: { full_name: 'acme/shop' } };
  if (request !== undefined) {
    const pull = { number, head: { ref: request, sha: commit, ...here }, base: { ref: 'main', ...here } };
    return { action: closed === true ? 'closed' : 'synchronize', number, pull_request: pull };
  }
  if (deleted !== undefined) return { ref: deleted, ref_type: 'branch' };
  return push === undefined ? {} : { before: '0'.repeat(40), after: commit };
}

/** All files that changed, each with what the expectation asks of it; a glob stands for all files that it finds. */
function changes(
  repository: BareRepository,
  before: string,
  wanted: Readonly<Record<string, Written>>,
  here: (text: string) => string,
): Readonly<Record<string, Written>> {
  const paths = repository.git('diff', '--name-only', '--no-renames', before, 'main').split('\n').filter(Boolean);
  const found = new Map<string, Written>();
  for (const [pattern, values] of Object.entries(wanted)) {
    const matching = isGlob(pattern) ? paths.filter(glob(pattern)) : paths.filter((path) => path === pattern);
    if (matching.length === 0) continue;
    const all = matching.map((path) => valuesAt(repository, path, values));
    const texts = new Set(all.map((each) => JSON.stringify(each)));
    const [first = {}] = all;
    const counted = isGlob(pattern) ? { files: matching.length, ...first } : first;
    found.set(pattern, texts.size > 1 ? { differ: all } : counted);
    for (const path of matching) paths.splice(paths.indexOf(path), 1);
  }
  // What nobody expected is named too.
  for (const path of paths) found.set(path, { unexpected: here(path) });
  return Object.fromEntries(found);
}

function valuesAt(repository: BareRepository, path: string, wanted: Written): Written {
  const exists = repository.git('ls-tree', 'main', '--', path) !== '';
  if (!exists) return { gone: true };
  const documents = parseAllDocuments(repository.read(path)).map((each) => each.toJS() as unknown);
  const keys = Object.keys(wanted).filter((key) => key !== 'files' && key !== 'gone');
  return Object.fromEntries(keys.map((key) => [key, valueAt(documents, key)]));
}

/** `spec.template.spec.containers[0].image` in the first document that has it. */
function valueAt(documents: readonly unknown[], key: string): unknown {
  const steps = key.split(/[.[\]]+/).filter(Boolean);
  return documents
    .map((document) =>
      steps.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], document),
    )
    .find((value) => value !== undefined);
}

function filesIn(directory: string): Readonly<Record<string, string>> {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  return Object.fromEntries(
    entries.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [relative(directory, path), readFileSync(path, 'utf8')];
    }),
  );
}
