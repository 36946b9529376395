/** The check of the documentation: nothing in this repository is wrong, and of each kind a wrong one is named. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPages } from '../../../scripts/documentation/pages.ts';
import { readProject } from '../../../scripts/documentation/project.ts';
import { versionProblems } from '../../../scripts/documentation/versions.ts';
import { checkDocumentation } from '../../../scripts/documentation.ts';
import { publicationOf, readManifest, withAddresses } from '../../../scripts/publication.ts';
import { scratchDirectory } from '../../support/lifetime.ts';
import { repositoryRoot } from '../../support/program.ts';

const { version, repository, npm, image, gitlab } = publicationOf(readManifest());
const major = version.replace(/\..*/, '');
const project = await readProject();
const released = `${major}, ${version.replace(/\.\d+$/, '')}, ${version}`;
const releasedTags = released.replace(/(^| )/g, '$1v');

it('the next version takes every address of this one along', () => {
  const next = { ...project, publication: { ...project.publication, version: '37.8.9' } };
  const problems = readPages(repositoryRoot).flatMap((page) =>
    versionProblems({ ...page, text: withAddresses(page.text, next.publication) }, next),
  );
  expect(problems).toEqual([]);
});

it('everything that pages, templates, examples and workflows say exists', () => {
  const { problems, counts } = checkDocumentation(repositoryRoot, project);
  expect(problems).toEqual([]);
  // A check that found nothing to look at would find nothing wrong.
  for (const count of Object.values(counts)) expect(count).toBeGreaterThan(5);
});

// One repository for all cases; a listed file counts before it is added.
const root = scratchDirectory('documentation');
execFileSync('git', ['-C', root, 'init', '-q']);

function problemsOf(files: Readonly<Record<string, string>>): readonly string[] {
  const surroundings = { 'docs/other.md': '# A heading, and `more`\n', 'src/core/git/pack.ts': '' };
  for (const folder of ['docs', 'src', 'examples']) rmSync(join(root, folder), { recursive: true, force: true });
  for (const [path, text] of Object.entries({ ...surroundings, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return checkDocumentation(root, project).problems;
}

const page = (text: string) => problemsOf({ 'docs/page.md': text });
const yaml = (text: string) => page(`# Page\n\n\`\`\`yaml\n${text}\n\`\`\`\n`);
const sh = (text: string) => page(`# Page\n\n\`\`\`sh\n${text}\n\`\`\`\n`);

describe('links and paths', () => {
  it.each<[string, string, string | undefined]>([
    ['a link to a file that exists', '[x](other.md)', undefined],
    ['a link to a heading', '[x](other.md#a-heading-and-more)', undefined],
    ['a link to a heading of the page', '# Here\n[x](#here)', undefined],
    ['a web page', '[x](https://example.com/nowhere)', undefined],
    ['a link to a missing file', '\n[x](missing.md)', 'docs/page.md:2: the link missing.md leads nowhere'],
    ['a link to a missing heading', '[x](other.md#b)', 'docs/page.md:1: the link other.md#b leads nowhere'],
    ['a link with a title', '[x](other.md#b "B")', 'docs/page.md:1: the link other.md#b leads nowhere'],
    ['a picture', '![x](no.png)', 'docs/page.md:1: the link no.png leads nowhere'],
    ['a link by its label', '[x]\n\n[x]: other.md#b', 'docs/page.md:3: the link other.md#b leads nowhere'],
    ['the second heading of a name', '# A\n# A\n[x](#a-1)', undefined],
    ['a third heading that is not there', '# A\n# A\n[x](#a-2)', 'docs/page.md:3: the link #a-2 leads nowhere'],
    ['a heading that is a link', '# [A](other.md) b\n[x](#a-b)', undefined],
    ['a path of the repository', '`src/core/git/pack.ts`', undefined],
    ['a path below src', '`core/git/pack.ts`', undefined],
    ['a missing path', 'a\n\n`core/git/unpack.ts`', 'docs/page.md:3: there is no core/git/unpack.ts'],
    ['a path of users', '`apps/web1/Dockerfile`', undefined],
    ['a missing path in a block of code', '```sh\ncat `docs/missing.md`\n```', undefined],
    ['a page on GitHub', `https://github.com/${repository}/blob/main/README.md`, undefined],
    [
      'a page on GitHub that is not there',
      `https://github.com/${repository}/blob/main/docs/no.md`,
      `docs/page.md:1: https://github.com/${repository}/blob/main/docs/no.md: there is no docs/no.md`,
    ],
    [
      'a schema that is not there',
      `\nhttps://raw.githubusercontent.com/${repository}/v${major}/schema/x.json`,
      `docs/page.md:2: https://raw.githubusercontent.com/${repository}/v${major}/schema/x.json: there is no schema/x.json`,
    ],
  ])('%s', (_, text, problem) => {
    expect(page(text)).toEqual(problem === undefined ? [] : [problem]);
  });
});

it('a heading of a page on GitHub is there', () => {
  const address = `https://github.com/${repository}/blob/main/docs/errors.md`;
  const problems = (text: string) => problemsOf({ 'docs/page.md': text, 'docs/errors.md': '# A heading\n' });
  expect(problems(`${address}#a-heading`)).toEqual([]);
  expect(problems(`${address}#b`)).toEqual([`docs/page.md:1: the link ${address}#b leads nowhere`]);
});

describe('one name for one secret', () => {
  it.each<[string, string, string | undefined]>([
    ['the secret of an input', `with: { gitops-token: "\${{ secrets.GITOPS_TOKEN }}" }`, undefined],
    ['that of an environment', `with: { gitops-token: "\${{ secrets.GITOPS_TOKEN_PROD }}" }`, undefined],
    ['the token of the job', 'with: { gitops-token: $CI_JOB_TOKEN }', undefined],
    ['another input', 'with: { tag: $VERSION }', undefined],
    ['what a build reads', `env: { TOKEN: "\${{ secrets.NPM_TOKEN }}" }`, undefined],
    ['a variable of the program', `env: { MG_ARGOCD_TOKEN: "\${{ secrets.ARGOCD_TOKEN }}" }`, undefined],
    [
      'another name of it',
      `gitops-token: \${{ secrets.FORGE_TOKEN }}`,
      `gitops-token: \${{ secrets.FORGE_TOKEN }}: call it GITOPS_TOKEN, as everywhere`,
    ],
    [
      'another name in a variable',
      `MG_REGISTRY_PASSWORD: \${{ secrets.ARGOCD_PASSWORD }}`,
      `MG_REGISTRY_PASSWORD: \${{ secrets.ARGOCD_PASSWORD }}: call it REGISTRY_PASSWORD, as everywhere`,
    ],
    [
      'the user beside a password',
      'registry-username: $ROBOT',
      'registry-username: $ROBOT: call it REGISTRY_USERNAME, as everywhere',
    ],
    [
      'a secret that nothing else has',
      `run: echo \${{ secrets.HARBOR_SECRET }}`,
      'secrets.HARBOR_SECRET: a secret has the name of its input, such as GITOPS_TOKEN',
    ],
  ])('%s', (_, text, problem) => {
    expect(page(text)).toEqual(problem === undefined ? [] : [`docs/page.md:1: ${problem}`]);
  });

  it('of Jenkins it is the id of the credential', () => {
    expect(page("string(credentialsId: 'gitops-token', variable: 'MG_GITOPS_TOKEN')")).toEqual([]);
    expect(page("string(credentialsId: 'git', variable: 'MG_GITOPS_TOKEN')")).toEqual([
      "docs/page.md:1: credentialsId: 'git', variable: 'MG_GITOPS_TOKEN': the credential is 'gitops-token', as everywhere",
    ]);
    expect(page("MG_FORGE_TOKEN = credentials('scm')")).toEqual([
      "docs/page.md:1: MG_FORGE_TOKEN = credentials('scm'): the credential is 'forge-token', as everywhere",
    ]);
  });

  it('pipelines of GitLab hand it over as an input', () => {
    const pipeline = (text: string) => problemsOf({ 'examples/gitlab/.gitlab-ci.yml': text });
    expect(pipeline('# MG_ON_OLDER\n')).toEqual([]);
    expect(pipeline('# The masked variable MG_GITOPS_TOKEN\n')).toEqual([
      'examples/gitlab/.gitlab-ci.yml:1: MG_GITOPS_TOKEN: hand over GITOPS_TOKEN as an input',
    ]);
  });
});

describe('actions, with their inputs', () => {
  it.each<[string, string, string | undefined]>([
    ['the root', `uses: ${repository}@v${major}\nwith: { gitops-token: x }`, undefined],
    ['one of them', `uses: ${repository}/actions/plan@v${major}\nwith: { services: web1 }`, undefined],
    ['a value that comes later', `uses: ${repository}@v${major}\nwith: { on-older: "\${{ inputs.x }}" }`, undefined],
    [
      'one that is not there',
      `- uses: ${repository}/actions/bump@v${major}`,
      `4: ${repository}/actions/bump@v${major}: there is no such action`,
    ],
    [
      'a workflow that cannot be called',
      `uses: ${repository}/.github/workflows/ci.yml@v${major}`,
      `4: ${repository}/.github/workflows/ci.yml@v${major}: there is no such action`,
    ],
    [
      'a version that is not there',
      `- uses: ${repository}/actions/plan@v99`,
      `4: ${repository}/actions/plan@v99: there is no version v99, only ${releasedTags}`,
    ],
    [
      'an input that is not there',
      `- uses: ${repository}/actions/plan@v${major}\n  with:\n    services: web1\n    servcie: web1`,
      `7: ${repository}/actions/plan@v${major} has no input "servcie"`,
    ],
    [
      'a choice that is not there',
      `- uses: ${repository}@v${major}\n  with:\n    on-older: maybe`,
      '6: "on-older" is one of skip, fail, apply, not maybe',
    ],
    [
      'a word for a boolean',
      `- uses: ${repository}@v${major}\n  with:\n    wait: yes please`,
      '6: "wait" is true or false, not yes please',
    ],
    ["somebody else's", 'uses: actions/checkout@v7\nwith: { fetch-depth: 0 }', undefined],
    ['their input', 'uses: actions/checkout@v7\nwith: { depth: 0 }', '5: actions/checkout@v7 has no input "depth"'],
    [
      'their version',
      'uses: actions/checkout@v99',
      '4: actions/checkout@v99 is not known: look it up, and add it to scripts/documentation/third-party.ts',
    ],
    [
      'their commit',
      `uses: actions/checkout@${'0'.repeat(40)} # v7.0.1`,
      `4: actions/checkout@${'0'.repeat(40)} # v7.0.1: the commit that is known is 3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1`,
    ],
    ['broken YAML', 'uses: [a]]', '4: not YAML'],
  ])('%s', (_, text, problem) => {
    const found = yaml(text);
    expect(found).toHaveLength(problem === undefined ? 0 : 1);
    if (problem !== undefined) expect(found[0]).toContain(`docs/page.md:${problem}`);
  });

  it('in a template, by the line of the file', () => {
    const workflow = `on: workflow_call\njobs:\n  a:\n    steps:\n      - uses: ${repository}@v${major}\n        with:\n          tokn: x\n    permissions: {}\npermissions: {}\n`;
    const path = 'src/scaffold/templates/pipelines/github/.github/workflows/deploy.yml';
    expect(problemsOf({ [path]: workflow })).toEqual([`${path}:7: ${repository}@v${major} has no input "tokn"`]);
  });

  it('in a block of a list, by the line of the page', () => {
    const text = `1. So:\n\n   \`\`\`yaml\n   uses: ${repository}@v${major}\n   with:\n     tokn: x\n   \`\`\`\n`;
    expect(page(text)).toEqual([`docs/page.md:6: ${repository}@v${major} has no input "tokn"`]);
  });
});

describe('the concurrency of workflows', () => {
  const group = `deploy-\${{ (github.event_name == 'push' || startsWith(github.ref, 'refs/pull/')) && github.ref || github.run_id }}`;
  const one = `concurrency:\n  group: "${group}"\n  cancel-in-progress: false\n  queue: max\n`;
  const flow = (on: string, concurrency: string, job = '', action = '') =>
    `on: ${on}\n${concurrency}jobs:\n  a:\n${job}    permissions: {}\n    steps:\n      - uses: ${repository}${action}@v${major}\npermissions: {}\n`;

  it.each<[string, string, string | undefined]>([
    ['the one', flow('push', one), undefined],
    ['none', flow('push', ''), '4: concurrency of a workflow that deploys is {"group":"deploy-'],
    [
      'none where services are written one by one',
      flow('push', '', '', '/actions/bump-image-tag'),
      '4: concurrency of',
    ],
    ['none where nothing is written', flow('push', '', '', '/actions/plan'), undefined],
    ['none in a workflow that is started by hand', flow('workflow_dispatch', ''), undefined],
    ['none in a workflow that others call', flow('workflow_call', ''), undefined],
    ['one in a workflow that others call', flow('[workflow_call]', one), '6: a workflow that others call has no'],
    ['one that drops what waits', flow('push', one.replace('  queue: max\n', '')), '6: concurrency of a workflow'],
    ['one that cancels', flow('push', one.replace('false', 'true')), '6: concurrency of a workflow'],
    ['the group of a branch', flow('{ push: , delete: }', `concurrency: "\${{ github.ref }}"\n`), '5: concurrency of'],
    ['that of a job', flow('push', '', '    concurrency: x\n'), '6: concurrency stands at the top'],
  ])('%s', (_, text, problem) => {
    const found = yaml(text);
    expect(found).toHaveLength(problem === undefined ? 0 : 1);
    if (problem !== undefined) expect(found[0]).toContain(`docs/page.md:${problem}`);
  });
});

describe('what all workflows have in common', () => {
  const workflow = {
    on: 'on: workflow_dispatch',
    top: 'permissions: {}',
    job: '    permissions:\n      contents: read\n      packages: write',
    checkout: 'actions/checkout@v7',
    given: '{ fetch-depth: 2, persist-credentials: false }',
    action: '',
  };
  const text = (change: Partial<typeof workflow>) => {
    const { on, top, job, checkout, given, action } = { ...workflow, ...change };
    const steps = `      - uses: ${checkout}\n        with: ${given}\n      - uses: ${repository}${action}@v${major}\n`;
    return `${on}\n${top}\njobs:\n  a:\n${job}\n    steps:\n${steps}`;
  };
  const cleanup = { action: '/actions/cleanup-review-env', given: '{ persist-credentials: false }' };
  it.each<[string, Partial<typeof workflow>, string | undefined]>([
    ['that of the README', {}, undefined],
    ['one that removes', cleanup, undefined],
    ['an older checkout', { checkout: 'actions/checkout@v6' }, 'the checkout is actions/checkout@v7'],
    ['a token in the checkout', { given: '{ fetch-depth: 2 }' }, 'a checkout has `persist-credentials: false`'],
    ['no commit before', { given: '{ persist-credentials: false }' }, 'has `fetch-depth: 2`'],
    ['all commits', { given: '{ persist-credentials: false, fetch-depth: 0 }' }, 'has `fetch-depth: 2`'],
    ['rights of all jobs', { top: 'permissions: { contents: read }' }, 'begins with `permissions: {}`'],
    ['a job that says no rights', { job: '    needs: []' }, 'a job says what it needs'],
    ['a right to write code', { job: '    permissions: { contents: write }' }, '`contents: write` is more than'],
    ['a right to write issues', { job: '    permissions: { issues: write }' }, '`issues: write` is more'],
    ['comments on requests', { job: '    permissions: { pull-requests: write, statuses: write }' }, undefined],
    [
      'comments of a plan, which writes none',
      { action: '/actions/plan', job: '    permissions: { pull-requests: write }' },
      '`pull-requests: write` is more',
    ],
    ['packages for a plan', { action: '/actions/plan' }, '`packages: write` is more than these steps need'],
    ['a full hour', { on: 'on: { schedule: [{ cron: "0 3 * * *" }] }', ...cleanup }, 'at a full hour'],
    ['another hour', { on: 'on: { schedule: [{ cron: "23 3 * * *" }] }', ...cleanup }, undefined],
  ])('%s', (_, change, problem) => {
    const found = yaml(text(change));
    expect(found).toHaveLength(problem === undefined ? 0 : 1);
    if (problem !== undefined) expect(found[0]).toContain(problem);
  });
});

describe('components, with their inputs', () => {
  const address = `$CI_SERVER_FQDN/${gitlab}`;
  const onGitLab = `https://gitlab.com/${gitlab}/-/raw/${version}/templates`;
  const onGitHub = `https://raw.githubusercontent.com/${repository}/v${version}/gitlab-components`;
  const hashOf = (name: string) => {
    const file = readFileSync(join(repositoryRoot, 'gitlab-components', name, 'template.yml'));
    return `sha256-${createHash('sha256').update(file).digest('base64')}`;
  };
  it.each<[string, string, string | undefined]>([
    ['one of them', `- component: ${address}/plan@${major}\n  inputs: { services: web1 }`, undefined],
    ['by commit', `- component: ${address}/plan@${'a'.repeat(40)}`, undefined],
    [
      'as a file',
      `- project: ${gitlab}\n  ref: ${version}\n  file: /templates/plan/template.yml\n  inputs: { services: web1 }`,
      undefined,
    ],
    [
      'as a file of no version',
      `- project: ${gitlab}\n  file: /templates/plan/template.yml`,
      'there is no `ref:`, and the default branch may change',
    ],
    [
      'as a file of a part of a version',
      `- project: ${gitlab}\n  ref: "${major}"\n  file: /templates/plan/template.yml`,
      `there is no tag ${major} in the component project, only ${version}`,
    ],
    ['by URL', `- remote: ${onGitLab}/plan/template.yml\n  integrity: ${hashOf('plan')}`, undefined],
    ['by URL on GitHub', `- remote: ${onGitHub}/plan/template.yml\n  integrity: ${hashOf('plan')}`, undefined],
    [
      'by URL without a hash',
      `- remote: ${onGitHub}/plan/template.yml`,
      `docs/page.md:4: the file of plan has \`integrity: ${hashOf('plan')}\``,
    ],
    [
      'by URL with the hash of another one',
      `- remote: ${onGitHub}/plan/template.yml\n  integrity: ${hashOf('deploy')}`,
      `the file of plan has \`integrity: ${hashOf('plan')}\``,
    ],
    [
      'an input that is not there, by URL',
      `- remote: ${onGitHub}/plan/template.yml\n  integrity: ${hashOf('plan')}\n  inputs: { servcie: web1 }`,
      'the component plan has no input "servcie"',
    ],
    ['one that is not there', `- component: ${address}/bump@${major}`, 'there is no component "bump"'],
    [
      'a file that is not there',
      `- project: ${gitlab}\n  file: /templates/bump/template.yml`,
      'there is no component "bump"',
    ],
    ['a URL that is not there', `- remote: ${onGitLab}/bump/template.yml`, 'there is no component "bump"'],
    ['a version that is not there', `- component: ${address}/plan@99`, `there is no version 99, only ${released}`],
    [
      'an input that is not there',
      `- component: ${address}/plan@${major}\n  inputs:\n    servcie: web1`,
      'docs/page.md:6: the component plan has no input "servcie"',
    ],
    [
      'a value of another type',
      `- component: ${address}/deploy@${major}\n  inputs:\n    wait: "true"`,
      'docs/page.md:6: the input "wait" is of type boolean, not string',
    ],
    [
      'a choice that is not there',
      `- component: ${address}/deploy@${major}\n  inputs:\n    on-older: maybe`,
      'docs/page.md:6: the input "on-older" is one of skip, fail, apply, not maybe',
    ],
    ["somebody else's", '- component: gitlab.com/a/b/c@1', 'there is no component "gitlab.com/a/b/c@1"'],
  ])('%s', (_, text, problem) => {
    const found = yaml(text).join('\n');
    if (problem === undefined) expect(found).toBe('');
    else expect(found).toContain(problem);
  });
});

describe('packages, images, variables and scripts', () => {
  it.each<[string, string, string | undefined]>([
    ['the package', `\`npx --yes ${npm}@${version}\``, undefined],
    ['its version', `\`npx --yes ${npm}@0.9.0\``, `${npm}@0.9.0: there is no version 0.9.0, only ${released}`],
    ['the image', `\`${image}:${version}\``, undefined],
    ['its version', `\`${image}:9\``, `${image}:9: there is no version 9, only ${released}`],
    ['a variable', '`MG_GITOPS_TOKEN`', undefined],
    ['a variable that nothing reads', '`MG_GITOPS_TOKN`', 'MG_GITOPS_TOKN: nothing reads this variable'],
    ['a script', '`npm run check`', undefined],
    ['a script that is not there', '`npm run chekc`', 'npm run chekc: package.json has no such script'],
  ])('%s %s', (_, text, problem) => {
    expect(page(`\n${text}\n`)).toEqual(problem === undefined ? [] : [`docs/page.md:2: ${problem}`]);
  });

  it.each<[string, string | undefined]>([
    ['image: registry.example.com/web1:1', undefined],
    ['image: ghcr.io/acme/web1', undefined],
    ['image: $CI_REGISTRY_IMAGE', undefined],
    ['image: nodde:24', 'the image nodde:24 is not known'],
    ['image: { name: "gcr.io/kaniko:9" }', 'the image gcr.io/kaniko:9 is not known'],
  ])('%s', (text, problem) => {
    const found = yaml(`job:\n  ${text}`);
    if (problem === undefined) expect(found).toEqual([]);
    else expect(found[0]).toContain(`docs/page.md:5: ${problem}`);
  });

  it('the base of a Dockerfile', () => {
    const path = 'examples/monorepo/Dockerfile';
    const text = 'ARG BASE\nFROM $BASE AS builder\nFROM builder AS x\nFROM nodde:24\n';
    const [problem, ...more] = problemsOf({ [path]: text });
    expect([problem, more]).toEqual([expect.stringContaining(`${path}:4: the image nodde:24 is not known`), []]);
  });
});

describe('calls of the program', () => {
  it.each<[string, string, string | undefined]>([
    ['a command', 'monorepo-gitops plan --services web1', undefined],
    ['a pipe behind it', 'monorepo-gitops plan --json | jq --raw-output .services', undefined],
    ['the package', `npx --yes ${npm}@${version} deploy --dry-run`, undefined],
    ['the bundle', 'node dist/cli.js demo --keep', undefined],
    ['words of prose', '# monorepo-gitops is a program', undefined],
    ['a command that is not there', '\nmonorepo-gitops bump --tag 1', '5: there is no command "bump"'],
    ['a flag that is not there', 'monorepo-gitops plan --servces web1', '4: plan: --servces'],
    ['on a continued line', 'monorepo-gitops plan \\\n  --servces web1', '4: plan: --servces'],
    [
      'a choice that is not there',
      'monorepo-gitops deploy --on-older maybe',
      '4: "on-older" is one of skip, fail, apply',
    ],
    ['behind another command', 'cd x && monorepo-gitops plan --servces web1', '4: plan: --servces'],
    ['with a variable before it', 'MG_X_Y=1 monorepo-gitops plan --servces web1', '4: plan: --servces'],
  ])('%s', (_, text, problem) => {
    const found = sh(text).filter((each) => !each.includes('MG_X_Y'));
    expect(found).toHaveLength(problem === undefined ? 0 : 1);
    if (problem !== undefined) expect(found[0]).toContain(`docs/page.md:${problem}`);
  });

  it('in a session are behind the prompt; what the program printed is none', () => {
    const session = (typed: string) =>
      `# Page\n\n\`\`\`console\n$ ${typed}\n  monorepo-gitops init    writes gitops.yaml\n\`\`\`\n`;
    expect(page(session('monorepo-gitops plan --services web1'))).toEqual([]);
    expect(page(session('monorepo-gitops plan --servces web1'))).toEqual([
      expect.stringContaining('docs/page.md:4: plan: --servces'),
    ]);
  });

  it('in a sentence, in a Jenkinsfile and in a job', () => {
    const found = problemsOf({
      'docs/page.md': 'Call `monorepo-gitops paln`.\n',
      'examples/jenkins/Jenkinsfile': `steps {\n  sh 'npx --yes ${npm}@${major} deploy --tokn x'\n  sh 'true'\n}\n`,
      'examples/gitlab/.gitlab-ci.yml': 'job:\n  script:\n    - monorepo-gitops deploy --tokn x\n',
    });
    expect(found.map((each) => each.slice(0, 60))).toEqual([
      'docs/page.md:1: there is no command "paln"',
      expect.stringContaining('examples/gitlab/.gitlab-ci.yml:3: deploy: --tokn'),
      expect.stringContaining('examples/jenkins/Jenkinsfile:2: deploy: --tokn'),
    ]);
  });
});
