/**
 * The workflows of this repository keep the rules that users are told: every action is pinned by commit, every job is
 * granted what it needs and says why, GitHub's validator and zizmor find nothing. So do the workflows that users copy,
 * which name major versions.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { validate } from '@actions/languageservice';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse, parseDocument, visit } from 'yaml';
import { blocksOf, readPages } from '../../../scripts/documentation/pages.ts';
import { scratchDirectory } from '../../support/lifetime.ts';
import { repositoryRoot } from '../../support/program.ts';
import { zizmor } from '../../support/real-parts.ts';

const run = promisify(execFile);
const directory = join(repositoryRoot, '.github/workflows');
const workflows = readdirSync(directory).map((name) => ({ name, text: readFileSync(join(directory, name), 'utf8') }));

interface Job {
  readonly permissions?: object;
  readonly environment?: string;
  readonly 'timeout-minutes'?: number;
  readonly uses?: string;
  readonly steps?: readonly { readonly uses?: string; readonly with?: Readonly<Record<string, unknown>> }[];
}

it('are all there', () => {
  const names = workflows.map(({ name }) => name).sort();
  expect(names).toEqual(['check-dist.yml', 'ci.yml', 'codeql.yml', 'release.yml', 'site.yml', 'zizmor.yml']);
});

describe.each(workflows)('$name', ({ name, text }) => {
  const workflow = parse(text) as { permissions: object; jobs: Record<string, Job> };
  const jobs = Object.entries(workflow.jobs);

  it('is understood by GitHub’s validator', async () => {
    const document = TextDocument.create(`file:///.github/workflows/${name}`, 'yaml', 1, text);
    expect(await validate(document)).toEqual([]);
  });

  it('pins every action by commit, with the version behind it', () => {
    expect(problemsOfUses(text)).toEqual([]);
  });

  it('grants nothing at the top, and a reason stands behind each grant of a job', () => {
    expect(workflow.permissions).toEqual({});
    expect(jobs.filter(([, { permissions }]) => permissions === undefined)).toEqual([]);
    expect(grantsWithoutReason(text)).toEqual([]);
  });

  it('ends every job, and leaves no token in a checkout', () => {
    expect(jobs.filter(([, job]) => job.uses === undefined && job['timeout-minutes'] === undefined)).toEqual([]);
    const checkouts = jobs.flatMap(([, { steps = [] }]) =>
      steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')),
    );
    expect(checkouts.every((step) => step.with?.['persist-credentials'] === false)).toBe(true);
  });
});

it('who may write in a release runs nothing that npm installed', () => {
  const { jobs } = parse(readFileSync(join(directory, 'release.yml'), 'utf8')) as { jobs: Record<string, Job> };
  const writing = Object.entries(jobs).filter(([, { permissions = {} }]) =>
    Object.values(permissions).includes('write'),
  );
  expect(writing.map(([name]) => name)).toEqual(['draft', 'job-image', 'npm', 'publish']);
  for (const [name, job] of writing) {
    expect(job.environment, name).toBe('release');
    expect(JSON.stringify(job.steps), name).not.toMatch(/npm (ci|install|run|exec)|npx|\.ci\/run/);
  }
});

it('issue forms ask what GitHub can show, and a vulnerability is not reported as an issue', () => {
  const forms = join(repositoryRoot, '.github/ISSUE_TEMPLATE');
  const read = (name: string) => parse(readFileSync(join(forms, name), 'utf8'));
  const names = readdirSync(forms).filter((name) => name !== 'config.yml');
  expect(names.sort()).toEqual(['bug.yml', 'feature.yml']);
  for (const name of names) {
    const { name: title, description, body } = read(name);
    expect([typeof title, typeof description], name).toEqual(['string', 'string']);
    const ids = body.map(({ id }: { id: string }) => id);
    expect(new Set(ids).size, name).toBe(ids.length);
    for (const { type, attributes } of body) {
      expect(['input', 'textarea', 'dropdown'], name).toContain(type);
      expect(typeof attributes.label, name).toBe('string');
      expect(Array.isArray(attributes.options), name).toBe(type === 'dropdown');
    }
  }
  expect(read('config.yml')).toMatchObject({
    blank_issues_enabled: false,
    contact_links: [
      { url: expect.stringMatching(/^https:\/\/github\.com\/[\w-]+\/[\w-]+\/security\/advisories\/new$/) },
    ],
  });
});

describe('the rules above', () => {
  it.each([
    ['jobs: { a: { steps: [{ uses: actions/checkout@v7 }] } }', 'actions/checkout@v7'],
    [
      `jobs:\n  a:\n    steps:\n      - uses: actions/checkout@${'a'.repeat(40)}\n`,
      `actions/checkout@${'a'.repeat(40)}`,
    ],
    [
      `jobs:\n  a:\n    steps:\n      - uses: actions/checkout@${'a'.repeat(40)} # v7\n`,
      `actions/checkout@${'a'.repeat(40)}`,
    ],
    ['jobs: { a: { uses: acme/x/.github/workflows/y.yml@main } }', 'acme/x/.github/workflows/y.yml@main'],
  ])('refuse %j', (text, problem) => expect(problemsOfUses(text)).toEqual([problem]));

  it('see a grant without a reason', () => {
    const text = 'jobs:\n  a:\n    permissions:\n      contents: read # check out\n      id-token: write\n';
    expect(grantsWithoutReason(text)).toEqual(['id-token']);
    expect(grantsWithoutReason('jobs:\n  a: { permissions: { contents: write } }\n')).toEqual(['contents']);
  });
});

const auditor = await zizmor();
describe.skipIf(!auditor.present)(auditor.titled('zizmor'), () => {
  it('finds nothing in the workflows, actions and settings of this repository', async () => {
    expect(await findings(['--persona=pedantic', '.'])).toEqual([]);
  });

  it('finds nothing in workflows that users copy, which name major versions', async () => {
    const copied = readPages(repositoryRoot)
      .filter(({ path }) => !path.startsWith('.github/'))
      .flatMap(blocksOf)
      .filter(({ language, text }) => language === 'yaml' && /^on:/m.test(text) && /^jobs:$/m.test(text));
    expect(copied.length).toBeGreaterThan(3);
    const place = scratchDirectory('copied');
    mkdirSync(join(place, '.github/workflows'), { recursive: true });
    for (const { page, line, text } of copied) {
      const name = `${page.path.replace(/[^\w-]+/g, '-')}-${line}.yml`;
      // What `init` fills in.
      writeFileSync(join(place, '.github/workflows', name), text.replace(/(?<!\$\{)\{([a-z-]+)\}/g, 'main'));
    }
    const majors = join(place, 'zizmor.yml');
    writeFileSync(majors, "rules: { unpinned-uses: { config: { policies: { '*': ref-pin } } } }\n");
    expect(await findings(['--config', majors, place])).toEqual([]);
  });

  it('sees what is wrong', async () => {
    const place = scratchDirectory('wrong');
    const wrong = [
      'on: pull_request_target',
      `jobs: { a: { runs-on: ubuntu-24.04, steps: [{ run: "echo $\{{ github.head_ref }}" }] } }`,
    ];
    writeFileSync(join(place, 'wrong.yml'), `${wrong.join('\n')}\n`);
    expect((await findings([join(place, 'wrong.yml')])).join('\n')).toMatch(/template-injection/);
  });
});

/** `audit path: words` of each finding. */
async function findings(argv: readonly string[]): Promise<readonly string[]> {
  const options = ['--offline', '--no-progress', '--quiet', '--no-exit-codes', '--format=json-v1'];
  const { stdout } = await run('zizmor', [...options, ...argv], { cwd: repositoryRoot, maxBuffer: 2 ** 26 });
  const found = JSON.parse(stdout) as { ident: string; desc: string; locations: readonly object[] }[];
  return found.map(({ ident, desc, locations }) => `${ident}: ${desc} ${JSON.stringify(locations).slice(0, 400)}`);
}

/** Addresses of others without a whole commit, or without `# v1.2.3` behind it. */
function problemsOfUses(text: string): readonly string[] {
  const problems: string[] = [];
  visit(parseDocument(text), {
    Pair(_, { key, value }) {
      if (String(key) !== 'uses') return;
      const node = value as { value: string; comment?: string };
      if (node.value.startsWith('./')) return;
      if (!/@[0-9a-f]{40}$/.test(node.value) || !/^ v\d+\.\d+\.\d+$/.test(node.comment ?? ''))
        problems.push(node.value);
    },
  });
  return problems;
}

function grantsWithoutReason(text: string): readonly string[] {
  const problems: string[] = [];
  visit(parseDocument(text), {
    Pair(_, { key, value }) {
      if (String(key) !== 'permissions') return;
      for (const grant of (value as { items: { key: unknown; value: { comment?: string } }[] }).items) {
        if ((grant.value.comment ?? '').trim() === '') problems.push(String(grant.key));
      }
    },
  });
  return problems;
}
