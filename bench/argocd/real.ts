/**
 * Beside the `argocd` command line on a real server, in turn, on the same content. BENCH_ARGOCD_SERVER (`http://host:port`,
 * plain), BENCH_ARGOCD_TOKEN and BENCH_ARGOCD_REPOSITORY (a git URL that Argo CD reads and this process may push to, without
 * a credential; its branch `main` gets commits in `bench/`) say which.
 */

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { median, timeProcess } from '../measure.ts';
import { type CountingProxy, startCountingProxy } from './counting-proxy.ts';
import { type Place, runOurs } from './ours.ts';

export interface Pair {
  readonly title: string;
  readonly rounds: number;
  /** Medians, in milliseconds, and the requests of one more round. */
  readonly ours: number;
  readonly cli: number;
  readonly oursRequests: number;
  readonly cliRequests: number;
  /** From `operationState.finishedAt`, which has whole seconds, to the exit: it may be up to a second less. */
  readonly afterSync: number;
}

/** Undefined: what would be compared is not there. */
export function realPlace(cwd: string): Place | undefined {
  const { BENCH_ARGOCD_SERVER: url, BENCH_ARGOCD_TOKEN: token, BENCH_ARGOCD_REPOSITORY: repository } = process.env;
  const hasCli = spawnSync('argocd', ['version', '--client', '--short']).status === 0;
  if (!hasCli || url === undefined || token === undefined || repository === undefined) return undefined;
  return { url, token, repository, cwd };
}

export async function againstCli(
  place: Place,
  rounds: number,
  print: (line: string) => void,
): Promise<readonly Pair[]> {
  const content = contentIn(place);
  await using proxy = await startCountingProxy(place.url);
  const pairs: Pair[] = [];
  for (const scenario of scenarios) {
    pairs.push(await pairOf({ place, content, proxy }, scenario, rounds));
    print(`measured on the real server: ${scenario.title}`);
  }
  for (const name of [nameOf('ours'), nameOf('cli')]) await remove(place, name);
  return pairs;
}

interface Scenario {
  readonly title: string;
  readonly before: 'remove' | 'commit' | 'nothing';
  readonly flags: readonly string[];
  readonly policy: 'none' | 'automated';
}

const scenarios: readonly Scenario[] = [
  {
    title: 'create, sync and wait',
    before: 'remove',
    flags: ['--sync-policy=manual', '--sync', '--wait'],
    policy: 'none',
  },
  {
    title: 'a commit, sync and wait',
    before: 'commit',
    flags: ['--sync-policy=manual', '--sync', '--wait'],
    policy: 'none',
  },
  {
    title: 'nothing has changed',
    before: 'nothing',
    flags: ['--sync-policy=manual', '--sync', '--wait'],
    policy: 'none',
  },
  { title: 'create and wait, automated', before: 'remove', flags: ['--wait'], policy: 'automated' },
];

const nameOf = (who: 'ours' | 'cli') => `bench-${who}`;

interface Setting {
  readonly place: Place;
  readonly content: ReturnType<typeof contentIn>;
  readonly proxy: CountingProxy;
}

async function pairOf(setting: Setting, scenario: Scenario, rounds: number): Promise<Pair> {
  const { place, content, proxy } = setting;
  const times = { ours: [] as number[], cli: [] as number[] };
  const requests = { ours: 0, cli: 0 };
  const afterSync: number[] = [];
  // In the last round the requests are counted, behind a proxy that costs time.
  for (let round = 0; round <= rounds; round += 1) {
    const isCounted = round === rounds;
    for (const who of round % 2 === 0 ? (['ours', 'cli'] as const) : (['cli', 'ours'] as const)) {
      if (scenario.before === 'remove') await remove(place, nameOf(who));
      if (scenario.before === 'commit') content.commit(nameOf(who));
      proxy.reset();
      const at = isCounted ? { ...place, url: proxy.url } : place;
      const began = performance.now();
      if (who === 'cli') await runCli(at, scenario, isCounted);
      else {
        const { ended } = await runOurs(at, { name: nameOf(who), path: `bench/${nameOf(who)}`, flags: scenario.flags });
        const finished = await finishedAt(place, nameOf(who));
        if (!isCounted && scenario.before !== 'nothing') afterSync.push(ended - finished);
      }
      if (isCounted) requests[who] = proxy.requests();
      else times[who].push(performance.now() - began);
    }
  }
  const { ours, cli } = times;
  return {
    title: scenario.title,
    rounds,
    ours: median(ours),
    cli: median(cli),
    oursRequests: requests.ours,
    cliRequests: requests.cli,
    afterSync: median(afterSync),
  };
}

/** What a pipeline that uses it runs: `app create --upsert`, `app sync`, `app wait`. */
async function runCli({ url, token, repository, cwd }: Place, scenario: Scenario, countable: boolean): Promise<void> {
  const name = nameOf('cli');
  const env = {
    PATH: process.env.PATH,
    HOME: cwd,
    ARGOCD_SERVER: url.replace(/^http:\/\//, ''),
    ARGOCD_AUTH_TOKEN: token,
    // The proxy counts requests of HTTP/1.
    ARGOCD_OPTS: countable ? '--plaintext --grpc-web' : '--plaintext',
  };
  const run = (...argv: string[]) => timeProcess('argocd', ['app', ...argv], { cwd, env });
  const source = ['--repo', repository, '--path', `bench/${name}`, '--revision', 'main'];
  const destination = ['--dest-server', 'https://kubernetes.default.svc', '--dest-namespace', 'demo'];
  await run('create', name, '--upsert', ...source, ...destination, '--sync-policy', scenario.policy);
  if (scenario.policy === 'none') await run('sync', name, '--timeout', '180');
  await run('wait', name, '--timeout', '180');
}

/** Commits that change one Deployment, and its name. */
function contentIn({ repository, cwd }: Place) {
  const checkout = join(cwd, 'deploy');
  const git = (...argv: string[]) =>
    execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', ...argv], {
      stdio: ['ignore', 'pipe', 'ignore'],
      encoding: 'utf8',
    }).trim();
  git('clone', '--quiet', '--branch=main', repository, checkout);
  const commit = (name: string) => {
    mkdirSync(join(checkout, 'bench', name), { recursive: true });
    writeFileSync(join(checkout, 'bench', name, 'app.yaml'), manifest(name, `v${Date.now()}`));
    git('-C', checkout, 'add', '.');
    git('-C', checkout, 'commit', '--quiet', `--message=Deploy ${name}`);
    git('-C', checkout, 'push', '--quiet', 'origin', 'HEAD:main');
  };
  for (const name of [nameOf('ours'), nameOf('cli')]) commit(name);
  return { commit };
}

const manifest = (name: string, tag: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  replicas: 1
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers: [{ name: web, image: "registry.example.com/web:${tag}" }]
---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec:
  selector: { app: ${name} }
  ports: [{ port: 80 }]
`;

async function ask({ url, token }: Place, path: string, method = 'GET'): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return await fetch(`${url}/api/v1/applications/${path}`, { method, headers });
}

async function finishedAt(place: Place, name: string): Promise<number> {
  const app = (await (await ask(place, `${name}?project=default`)).json()) as {
    status?: { operationState?: { finishedAt?: string } };
  };
  return Date.parse(app.status?.operationState?.finishedAt ?? '');
}

async function remove(place: Place, name: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await ask(place, `${name}?project=default&cascade=true`, tries === 0 ? 'DELETE' : 'GET');
    if (answer.status === 404) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${name} was not removed`);
}
