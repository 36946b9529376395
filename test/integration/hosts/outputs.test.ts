/** Outputs that the host cannot take: known before anything is done, and told as what it is when it comes later. */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type BareRepository, createBareRepository } from '../../support/git/repository.ts';
import { scratchDirectory } from '../../support/lifetime.ts';
import { cleanEnvironment, repositoryRoot } from '../../support/program.ts';

const github = { GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'acme/shop', GITHUB_SHA: 'a'.repeat(40) };
const gitlab = { GITLAB_CI: 'true', CI_JOB_ID: '1', CI_PIPELINE_ID: '1', CI_PROJECT_PATH: 'acme/shop' };

/** The program of the sources, with one commit to make. @param before runs in its process, before the program does */
async function bump(env: Readonly<Record<string, string>>, before = '', value = 'b') {
  const root = scratchDirectory('outputs');
  const gitops = createBareRepository(root, { files: { 'a.yaml': 'image:\n  tag: a\n' }, name: 'gitops' });
  const argv = [
    'bump-image-tag',
    `--gitops-repository=${gitops.path}`,
    '--file=a.yaml',
    `--set=image.tag=${value}`,
    '--json',
  ];
  const main = JSON.stringify(join(repositoryRoot, 'src/main.ts'));
  const script = `${before}; const { run, leave } = await import(${main}); leave(await run(${JSON.stringify({ argv, home: repositoryRoot })}));`;
  const child = spawn(process.execPath, ['--input-type=module', '--no-warnings', '--eval', script], {
    cwd: root,
    env: cleanEnvironment(env),
  });
  let [stdout, text] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (part: string) => (stdout += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (text += part));
  const code = await new Promise((done) => child.on('close', done));
  return { code, text, stdout, json: () => JSON.parse(stdout) as Record<string, unknown>, commits: commitsOf(gitops) };
}

const commitsOf = (gitops: BareRepository) => Number(gitops.git('rev-list', '--count', 'main'));
const directory = scratchDirectory('outputs-of');
const [missing, file] = [join(directory, 'missing'), join(directory, 'file')];
writeFileSync(file, '');
const report = scratchDirectory('outputs-project');
mkdirSync(join(report, 'monorepo-gitops.env'));

test.each([
  ['GITHUB_OUTPUT', 'a file that is not there', { ...github, GITHUB_OUTPUT: missing }, 'there is no file'],
  ['GITHUB_OUTPUT', 'a directory', { ...github, GITHUB_OUTPUT: directory }, 'is a directory'],
  ['GITHUB_OUTPUT', 'below a file', { ...github, GITHUB_OUTPUT: join(file, 'x') }, 'there is no file'],
  ['CI_PROJECT_DIR', 'a directory that is not there', { ...gitlab, CI_PROJECT_DIR: missing }, 'ENOENT'],
  ['CI_PROJECT_DIR', 'a file', { ...gitlab, CI_PROJECT_DIR: file }, 'is no directory'],
  ['CI_PROJECT_DIR', 'one whose report is a directory', { ...gitlab, CI_PROJECT_DIR: report }, 'is a directory'],
])('%s that is %s is bad input, before anything is done', async (variable, _, env, problem) => {
  const { code, text, json, commits } = await bump(env);
  expect(code).toBe(2);
  expect(text).toContain(`${variable}: cannot be written`);
  expect(text).toContain(problem);
  expect(json()).toMatchObject({ error: { kind: 'bad-input' } });
  expect(commits).toBe(1);
});

test.each([
  ['GitHub', { ...github, GITHUB_OUTPUT: file }],
  ['GitLab', { ...gitlab, CI_PROJECT_DIR: scratchDirectory('outputs-good') }],
])('outputs that %s takes are no trouble', async (_, env) => {
  expect(await bump(env)).toMatchObject({ code: 0, commits: 2 });
});

test('a file that goes away during the run is no fault of the program, and --json has the outputs', async () => {
  const output = join(scratchDirectory('outputs-gone'), 'output');
  writeFileSync(output, '');
  // With the first program that the run starts: behind the check, before the commit.
  const goesAway = `
    const { rmSync } = await import('node:fs');
    const { spawn } = await import('node:child_process');
    const childProcess = (await import('node:child_process')).default;
    childProcess.spawn = (...all) => { rmSync(${JSON.stringify(output)}, { force: true }); return spawn(...all); };
    (await import('node:module')).syncBuiltinESMExports()`;
  const { code, text, json, commits } = await bump({ ...github, GITHUB_OUTPUT: output }, goesAway);
  rmSync(output, { force: true });
  expect(commits).toBe(2);
  expect(code).toBe(1);
  expect(text).toContain(`bump-image-tag: what it did could not be handed on: GITHUB_OUTPUT (${output}): `);
  expect(text).not.toMatch(/fault of monorepo-gitops|Unexpected|^\s+at /m);
  expect(json()).toMatchObject({ result: 'committed', error: { code: 'OUTPUT_UNWRITABLE' } });
});

test('the object of --json is no command of GitHub, whoever wrote its texts', async () => {
  const value = '##[set-output name=commit;]evil ##[stop-commands]x';
  const { code, stdout, text, json } = await bump({ ...github, GITHUB_OUTPUT: file }, '', value);
  expect(code).toBe(0);
  expect(stdout + text).not.toContain('##[');
  expect(json().diff).toContain(value);
});
