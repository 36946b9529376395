/** A first image, as the page of build-image tells it to a newcomer: its blocks are run as they stand, with hosts of the test. */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareBuildah, pushBusybox, rootBuildah, type TestBuildah } from '../support/build/builders.ts';
import { programDirectory } from '../support/gitlab/ci-local.ts';
import { scratchDirectory } from '../support/lifetime.ts';
import { cleanEnvironment, repositoryRoot } from '../support/program.ts';
import { allParts, dockerRegistry } from '../support/real-parts.ts';
import { anonymous, startRegistry, type TestRegistry, testClient } from '../support/registry/server.ts';

const parts = allParts(await dockerRegistry(), await rootBuildah());
const page = readFileSync(join(repositoryRoot, 'actions/build-image/README.md'), 'utf8');

/** The first block in this language of a section. */
function block(heading: string, language: string): string {
  const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const [, text = ''] = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(section) ?? [];
  return text;
}

describe.skipIf(!parts.present)(parts.titled('a first image'), () => {
  let buildah: TestBuildah;
  let registry: TestRegistry;
  let base: string;
  const client = testClient(anonymous);

  beforeAll(async () => {
    buildah = await prepareBuildah();
    registry = await startRegistry();
    base = await pushBusybox(client, registry.host);
  });

  function project(): string {
    const cwd = scratchDirectory('first-image');
    const write = (path: string, text: string) => {
      mkdirSync(join(cwd, path, '..'), { recursive: true });
      writeFileSync(join(cwd, path), text);
    };
    write('dist/server.mjs', '');
    write('package.json', '{"private":true,"workspaces":["apps/*"]}');
    write('package-lock.json', '{"lockfileVersion":3,"packages":{"":{"workspaces":["apps/*"]}}}');
    for (const name of ['web1', 'web2']) write(`apps/${name}/package.json`, `{"name":"${name}","version":"1.0.0"}`);
    write(
      'apps/Dockerfile',
      `FROM ${base}\nARG SERVICE_NAME=web1\nCOPY . /app\nRUN cat /app/apps/$SERVICE_NAME/package.json\n`,
    );
    return cwd;
  }

  /** What the page says, in a shell that has the program; the outputs of each call. */
  async function run(script: string, cwd: string): Promise<Record<string, string>[]> {
    const PATH = [programDirectory(), process.env.PATH].join(delimiter);
    const env = cleanEnvironment({ ...buildah.env, PATH });
    const { stdout } = await promisify(execFile)('bash', ['-ec', script], { cwd, env });
    return stdout
      .split(/^(?=image=)/m)
      .filter((each) => each !== '')
      .map((each) =>
        Object.fromEntries(
          each
            .trim()
            .split('\n')
            .map((line) => line.split(/=(.*)/s, 2)),
        ),
      );
  }

  it('of files, and of a Dockerfile, without a git repository', async () => {
    const lines = block('A first image', 'sh').split('\n');
    const script = lines.filter((line) => !/^(alias|docker run) /.test(line)).join('\n');
    const [files, dockerfile, ...more] = await run(
      script.replaceAll('localhost:5000', registry.host).replace('node:24-alpine', base),
      project(),
    );
    expect([files?.action, dockerfile?.action, more]).toEqual(['built', 'built', []]);
    const repository = { registry: registry.host, repository: 'web1' };
    expect(await client.headManifest({ ...repository, digest: String(files?.digest) })).toBeDefined();
    expect((await client.headManifest({ ...repository, tag: 'v1' }))?.digest).toBe(dockerfile?.digest);
  });

  it('by the smallest gitops.yaml, and not twice', async () => {
    const cwd = project();
    const file = block('With `gitops.yaml`', 'yaml').replace('harbor.example.com', registry.host);
    writeFileSync(join(cwd, 'gitops.yaml'), file);
    const line = block('With `gitops.yaml`', 'sh');
    const commit = 'git add --all && git commit --quiet --message x';
    const script = `git init --quiet && ${commit}\n${line}echo more > apps/web2/more\n${commit}\n${line}`;
    const [first, second, ...more] = await run(script, cwd);
    expect([first?.action, second?.action, more]).toEqual(['built', 'reused', []]);
    expect(second).toMatchObject({ image: `${registry.host}/fe/web1`, digest: first?.digest });
    expect(second?.tag).not.toBe(first?.tag);
  });
});
