/** What the program does by its arguments alone, and which `gitops.yaml` it reads. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandNames } from '../../src/commands/catalogue.ts';
import { version } from '../../src/core/published.ts';
import { createWorld } from '../support/commands/world.ts';
import { gitIn } from '../support/git/repository.ts';
import { scratchDirectory } from '../support/lifetime.ts';
import { repositoryRoot, runProgram } from '../support/program.ts';

describe('the command line', () => {
  it.each([['--version'], ['-V'], ['deploy', '--version'], ['plan', '--all', '-V']])(
    'says its version, and does nothing else: %s %s %s',
    async (...argv) => {
      const ran = await runProgram(argv.filter((argument) => argument !== undefined));
      expect([ran.code, ran.stdout.trim(), ran.stderr]).toEqual([0, version, '']);
    },
  );

  it.each(commandNames)('lists the inputs and outputs of %s', async (command) => {
    const ran = await runProgram([command, '--help']);
    expect(ran.code).toBe(0);
    expect(ran.stdout).toMatch(new RegExp(`^monorepo-gitops ${command}: (.*\\n)+\\nInputs:\\n(.*\\n)+\\nOutputs:\\n`));
  });

  it('lists the commands where none is given, and ends with 2', async () => {
    const ran = await runProgram([]);
    expect(ran.code).toBe(2);
    for (const command of commandNames) expect(ran.stdout).toContain(`  ${command} `);
  });
});

it("starts without what only requests need: none of Node's HTTP clients", () => {
  const loaded = 'console.log(process.moduleLoadList.filter((each) => /undici|http/.test(each)).join())';
  const script = `await import(${JSON.stringify(join(repositoryRoot, 'dist/index.js'))}); ${loaded}`;
  const argv = ['--input-type=module', '--eval', script];
  expect(execFileSync(process.execPath, argv, { encoding: 'utf8' }).trim()).toBe('');
});

describe('gitops.yaml', () => {
  const root = scratchDirectory('monorepo');
  const config = (service: string) =>
    `version: 1\nregistry: r.example.com/fe\nservices: { ${service}: { path: apps/${service} } }\n`;
  execFileSync('git', ['init', '--quiet', root]);
  for (const service of ['web1', 'root', 'other']) mkdirSync(join(root, 'apps', service), { recursive: true });
  writeFileSync(join(root, 'gitops.yaml'), config('root'));
  writeFileSync(join(root, 'apps/other.yaml'), config('other'));
  gitIn(root)('commit', '--quiet', '--allow-empty', '--message', 'Begin');
  const services = async (directory: string, ...argv: readonly string[]) => {
    const ran = await runProgram(['plan', '--all', '--json', ...argv], { cwd: join(root, directory) });
    return ran.json().services;
  };

  it.each([
    ['.', []],
    ['apps/web1', []],
    ['apps/web1', ['--config', '../../gitops.yaml']],
  ])('is that of the checkout, in %s with %j', async (directory, argv) => {
    expect(await services(directory, ...argv)).toEqual(['root']);
  });

  it.each([
    ['.', 'apps/other.yaml'],
    ['apps', 'other.yaml'],
    ['apps/web1', '../other.yaml'],
  ])('is found from the working directory %s by the input config: %s', async (directory, path) => {
    expect(await services(directory, '--config', path)).toEqual(['other']);
  });

  it('leads to the Dockerfile in the directory of a service, wherever the program was built', async () => {
    writeFileSync(join(root, 'apps/root/Dockerfile'), 'FROM scratch\n');
    const argv = [
      'build-image',
      '--service',
      'root',
      '--engine',
      'kaniko',
      '--emit',
      'out',
      '--dry-run',
      '--tags',
      'x',
    ];
    const ran = await runProgram(argv, { cwd: root });
    expect(ran.stderr).toContain('--dockerfile="$here"/../apps/root/Dockerfile ');
  });
});

describe('without a checkout', () => {
  it.each([
    ['deploy', 'outside of a git repository', process.env.PATH, /in no git repository/],
    ['deploy', 'without git on PATH', '/nowhere', /git is not on PATH/],
    ['plan', 'outside of a git repository', process.env.PATH, /in no git repository/],
  ])('%s %s ends with 2, and says what is missing', async (command, _, PATH = '', says) => {
    const cwd = scratchDirectory('no-checkout');
    writeFileSync(
      join(cwd, 'gitops.yaml'),
      'version: 1\nservices: { web1: { path: web1 } }\nenvironments: { dev: { when: { branch: main } } }\n',
    );
    const ran = await runProgram([command], { cwd, env: { PATH } });
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringMatching(says)]);
    expect(ran.stderr).not.toContain('Nothing to do');
  });
});

describe('{subject} and {author}', () => {
  it('are read of the commit that is checked out, where a template has them', async () => {
    const at = createWorld({ 'web1.yaml': 'image: { repository: r/web1, tag: old }\n' }, { commits: 1 });
    const author = 'Grace Hopper <grace@example.com>';
    at.git('commit', '--quiet', '--allow-empty', '--author', author, '--message', 'fix: {props} [skip-ci]\n\nMore.');
    const edit = ['--gitops-repository', at.gitops.path, '--file', 'web1.yaml', '--tag', 'new'];
    const said = ['--message', '[skip ci] {subject} by {author}'];
    const ran = await runProgram(['bump-image-tag', ...edit, ...said], { cwd: at.monorepo });
    expect([ran.code, ran.stderr]).toEqual([0, expect.not.stringContaining('stays as it is')]);
    const subject = at.gitops.git('log', '-1', '--format=%s', 'main');
    expect(subject).toBe('[skip ci] fix: {props} (skip-ci) by Grace Hopper');
  });
});
