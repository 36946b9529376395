import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratchDirectory } from '../../support/lifetime.ts';

const run = promisify(execFile);
const example = fileURLToPath(new URL('../../../examples/monorepo', import.meta.url));

let root: string;
const running: ChildProcess[] = [];

beforeAll(async () => {
  root = scratchDirectory('example-monorepo');
  await cp(example, root, { recursive: true });
});

afterAll(async () => {
  for (const child of running) if (child.exitCode === null) child.kill('SIGKILL');
});

/** What `npm run build` does, without npm. */
async function build(service: string, environment: NodeJS.ProcessEnv = {}): Promise<Map<string, string>> {
  const directory = join(root, 'apps', service);
  await run(process.execPath, ['../../packages/bundle/bundle.mjs'], {
    cwd: directory,
    env: { ...process.env, ...environment },
  });
  const files = await readdir(join(directory, 'dist'), { recursive: true, withFileTypes: true });
  const contents = files
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .sort()
    .map(async (path) => [path, await readFile(path, 'utf8')] as const);
  return new Map(await Promise.all(contents));
}

/** Starts the built service alone, away from the workspace, as an image would. */
async function start(service: string, environment: NodeJS.ProcessEnv = {}) {
  const image = await mkdtemp(join(root, `${service}-image-`));
  await cp(join(root, 'apps', service, 'dist'), image, { recursive: true });
  const child = spawn(process.execPath, [join(image, 'server.mjs')], {
    env: { PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  const [line] = await once(createInterface(child.stdout), 'line');
  const { port } = JSON.parse(line as string) as { port: number };
  return { child, url: `http://127.0.0.1:${port}` };
}

describe('the example monorepo', () => {
  test('a built service runs with Node alone, shared package included, and stops when Kubernetes asks it to', async () => {
    await build('web1');
    const { child, url } = await start('web1', { SERVER_ENV: 'dev' });
    expect(await (await fetch(`${url}/?name=Ada`)).text()).toBe('Hello, Ada! (web1, dev)\n');
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
  });

  test('SERVER_ENV of the build is what a service says without one at run time', async () => {
    await build('web2', { SERVER_ENV: 'review' });
    const { url } = await start('web2');
    expect(await (await fetch(`${url}/version`)).json()).toMatchObject({ service: 'web2', serverEnv: 'review' });
  });

  test('building the same source twice gives the same bytes', async () => {
    const first = await build('web1');
    expect(await build('web1')).toEqual(first);
    expect(first.size).toBeGreaterThan(2);
  });

  test('each service is built by the files that gitops.yaml puts into its image', async () => {
    const config = await readFile(join(root, 'gitops.yaml'), 'utf8');
    for (const service of ['web1', 'web2']) {
      expect(config).toContain(`files: ["apps/${service}/dist:/app"]`);
      expect([...(await build(service)).keys()]).toContain(join(root, 'apps', service, 'dist', 'server.mjs'));
    }
  });
});
