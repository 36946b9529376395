/** `init --from-values` on GitOps repositories of real git, and whether a bump by what it wrote edits that very place. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bumpImageTag } from '../../../../src/commands/bump-image-tag.ts';
import { loadConfig } from '../../../../src/inputs/config/config.ts';
import { type Files, initWorld, workspace, writeFiles } from '../../../support/commands/init.ts';
import { gitIn } from '../../../support/git/repository.ts';
import { type Given, runCommand } from '../../../support/inputs.ts';

/** A monorepo with web1 and web2, and beside it a checkout of a GitOps repository with these files. */
async function world(files: Files, branch = 'main') {
  const { root, run, read, tree } = await initWorld({
    ...Object.fromEntries(Object.entries(workspace).map(([path, text]) => [`shop/${path}`, text])),
  });
  const checkout = join(root, 'charts');
  await writeFiles(checkout, files);
  const remote = join(root, 'charts.git');
  execFileSync('git', ['init', '--quiet', '--bare', `--initial-branch=${branch}`, remote]);
  execFileSync('git', ['init', '--quiet', `--initial-branch=${branch}`, checkout]);
  const git = gitIn(checkout);
  git('add', '--all');
  git('commit', '--quiet', '--message=As it is');
  git('remote', 'add', 'origin', remote);
  git('push', '--quiet', 'origin', branch);
  const init = (paths: readonly string[], given: Given = {}) =>
    run(
      {
        directory: 'shop',
        host: 'gitlab',
        'from-values': paths.map((path) => path.replace(/^(\w+=)?/, '$1charts/')),
        ...given,
      },
      { ci: { workspace: join(root, 'shop'), defaultBranch: 'main' } },
    );
  const text = () => read('shop/gitops.yaml');
  const bump = async (service: string, environment: string) => {
    const ran = await runCommand(
      bumpImageTag,
      { service, environment, tag: 'a1b2c3d4', 'dry-run': 'true' },
      { config: await loadConfig(join(root, 'shop')), cwd: join(root, 'shop'), env: process.env },
    );
    const diff = String(ran.outputs.diff);
    const changed = diff.split('\n').filter((line) => /^[-+](?![-+])/.test(line));
    return { file: /^\+\+\+ (?:b\/)?(\S+)/m.exec(diff)?.[1], changed };
  };
  return { init, bump, text, tree };
}

const values = (image: string) => `# ours\nreplicas: 2\nimage:\n  repository: ${image}\n  tag: "1"\n`;
const harbor = 'harbor.example.com/fe';
const kustomization = (image: string) =>
  `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [../../base]\nimages:\n  - name: app\n    newName: ${image}\n    newTag: "1"\n`;
const deployment = (image: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: x }\nspec:\n  template:\n    spec:\n      containers:\n        - name: proxy\n          image: envoy:1\n        - name: app\n          image: ${image}:1\n`;
const application = (name: string, spec: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: ${name}, namespace: argocd }\nspec:\n  project: frontend\n  destination: { server: https://kubernetes.default.svc, namespace: shop }\n  syncPolicy: { automated: { prune: true } }\n${spec}`;

interface Layout {
  readonly name: string;
  readonly files: Files;
  /** Those of `from-values`; without them all. */
  readonly named?: readonly string[];
  /** The places of a bump: service, environment, file, the line behind it. */
  readonly places: readonly (readonly [service: string, environment: string, file: string, line: string])[];
  /** What `gitops.yaml` says, line by line, in whatever order. */
  readonly says: readonly string[];
}

const tag = '  tag: "a1b2c3d4"';

const layouts: readonly Layout[] = [
  {
    name: 'values of services and environments',
    files: Object.fromEntries(
      ['web1', 'web2'].flatMap((service) =>
        ['dev', 'prod'].map((environment) => [`values/${service}-${environment}.yaml`, values(`${harbor}/${service}`)]),
      ),
    ),
    places: [
      ['web1', 'dev', 'values/web1-dev.yaml', tag],
      ['web2', 'prod', 'values/web2-prod.yaml', tag],
    ],
    says: [`registry: ${harbor}`, 'file: values/{service}-{environment}.yaml'],
  },
  {
    name: 'one file of each environment for all services',
    files: Object.fromEntries(
      ['staging', 'production'].map((environment) => [
        `environments/${environment}/values.yaml`,
        `web1:\n  image:\n    repository: ${harbor}/web1\n    tag: a\nweb2:\n  image:\n    repository: ${harbor}/web2\n    tag: a\n`,
      ]),
    ),
    places: [
      ['web1', 'staging', 'environments/staging/values.yaml', '    tag: a1b2c3d4'],
      ['web2', 'production', 'environments/production/values.yaml', '    tag: a1b2c3d4'],
    ],
    says: ['file: environments/{environment}/values.yaml'],
  },
  {
    name: 'tags alone, of which only the key says whose they are',
    files: { 'dev.yaml': 'web1: { image: { tag: a } }\nweb2: { image: { tag: a } }\n' },
    places: [['web2', 'dev', 'dev.yaml', 'web2: { image: { tag: a1b2c3d4 } }']],
    says: ['file: "{environment}.yaml"', 'key: "{service}.image.tag"'],
  },
  {
    name: 'Kustomize overlays with an image of another name',
    files: Object.fromEntries(
      ['web1', 'web2'].flatMap((service) =>
        ['dev', 'qa'].map((environment) => [
          `overlays/${environment}/${service}/kustomization.yaml`,
          kustomization(`${harbor}/shop-${service}`),
        ]),
      ),
    ),
    places: [['web1', 'qa', 'overlays/qa/web1/kustomization.yaml', '    newTag: "a1b2c3d4"']],
    says: ['file: overlays/{environment}/{service}/kustomization.yaml', `image: ${harbor}/shop-{service}`],
  },
  {
    name: 'manifests with another container, and a registry for each environment',
    files: Object.fromEntries(
      ['dev', 'prod'].flatMap((environment) =>
        ['web1', 'web2'].map((service) => [
          `${environment}/${service}/deployment.yaml`,
          deployment(`${harbor}/${environment}/${service}`),
        ]),
      ),
    ),
    places: [['web2', 'prod', 'prod/web2/deployment.yaml', `          image: ${harbor}/prod/web2:a1b2c3d4`]],
    says: ['file: "{environment}/{service}/deployment.yaml"', `image: ${harbor}/{environment}/{service}`],
  },
  {
    name: 'an Application whose values stand in a file',
    files: {
      'argocd/web1-dev.yaml': application(
        'web1-dev',
        '  source:\n    repoURL: https://git.example.com/infra/charts.git\n    path: chart\n    helm: { valueFiles: [values.yaml, ../values/dev/web1.yaml] }\n',
      ),
      'chart/values.yaml': values('example.com/other'),
      'values/dev/web1.yaml': values(`${harbor}/web1`),
    },
    named: ['argocd/web1-dev.yaml'],
    places: [['web1', 'dev', 'values/dev/web1.yaml', tag]],
    says: [
      'file: values/{environment}/{service}.yaml',
      'project: frontend',
      'path: chart',
      '- ../values/{environment}/{service}.yaml',
      'dest-namespace: shop',
      'prune: true',
      'services:',
    ],
  },
  {
    name: 'an Application that has the image itself',
    files: {
      'apps/prod/web1.yaml': application(
        'web1',
        `  source:\n    repoURL: https://git.example.com/infra/charts.git\n    path: chart\n    helm:\n      parameters:\n        - { name: image.repository, value: ${harbor}/web1 }\n        - { name: image.tag, value: "1" }\n`,
      ),
    },
    places: [['web1', 'prod', 'apps/prod/web1.yaml', '        - { name: image.tag, value: "a1b2c3d4" }']],
    says: ['file: apps/{environment}/{service}.yaml'],
  },
  {
    name: 'an Application of a Kustomization',
    files: {
      'argocd/web2.yaml': application(
        'web2-staging',
        '  source:\n    repoURL: https://git.example.com/infra/charts.git\n    path: deploy/web2\n',
      ),
      'deploy/web2/kustomization.yaml': kustomization(`${harbor}/web2`),
    },
    named: ['argocd/web2.yaml'],
    places: [['web2', 'staging', 'deploy/web2/kustomization.yaml', '    newTag: "a1b2c3d4"']],
    says: ['file: deploy/{service}/kustomization.yaml', 'path: deploy/{service}'],
  },
  {
    name: 'services in places of two shapes',
    files: {
      'values/web1-dev.yaml': values(`${harbor}/web1`),
      'values/web1-prod.yaml': values(`${harbor}/web1`),
      'second/dev/values.yaml': values(`${harbor}/web2`),
      'second/prod/values.yaml': values(`${harbor}/web2`),
    },
    places: [
      ['web1', 'prod', 'values/web1-prod.yaml', tag],
      ['web2', 'dev', 'second/dev/values.yaml', tag],
      ['web2', 'prod', 'second/prod/values.yaml', tag],
    ],
    says: ['file: values/{service}-{environment}.yaml', 'file: second/{environment}/values.yaml'],
  },
  {
    name: 'environments of names of their own',
    files: { 'fra/web1.yaml': values(`${harbor}/web1`), 'iad/web1.yaml': values(`${harbor}/web1`) },
    places: [['web1', 'iad', 'iad/web1.yaml', tag]],
    says: ['file: "{environment}/{service}.yaml"', '# No branch says that it is deployed here: name the one that is.'],
  },
];

describe('the environments of a GitOps repository', () => {
  test.each(layouts)('$name', async ({ files, named, places, says }) => {
    const { init, bump, text, tree } = await world(files);
    const { summary } = await init(named ?? Object.keys(files));
    const written = (await text()).split('\n').map((line) => line.trim());
    for (const line of says) expect(written).toContain(line);
    for (const [service, environment, file, line] of places) {
      const { file: edited, changed } = await bump(service, environment);
      expect([edited, changed.filter((each) => each.startsWith('+'))]).toEqual([file, [`+${line}`]]);
      expect(changed).toHaveLength(2);
    }
    // That repository is there: nothing is laid out, and nobody is told to push or apply it.
    expect(Object.keys(await tree()).filter((path) => path.startsWith('shop/gitops/'))).toEqual([]);
    expect(summary).not.toMatch(/git -C \S*gitops|kubectl|argocd app create/);
  });

  test('are said by hand where no path names them', async () => {
    const { init, bump } = await world({ 'web1/values.yaml': values(`${harbor}/web1`) });
    await expect(init(['web1/values.yaml'])).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('say it as ENVIRONMENT=web1/values.yaml'),
    });
    await init(['prod=web1/values.yaml']);
    expect((await bump('web1', 'prod')).file).toBe('web1/values.yaml');
  });

  test('are begun by branches that there are, and the branch of the checkout is written to', async () => {
    const paths = ['dev', 'staging', 'prod'].map((each) => `${each}/web1.yaml`);
    const { init, text } = await world(
      Object.fromEntries(paths.map((path) => [path, values(`${harbor}/web1`)])),
      'master',
    );
    const { lines } = await init(paths, { 'development-branch': 'trunk', 'production-branch': 'release' });
    expect((await text()).match(/when: .*/g)).toEqual(
      ['trunk', 'staging', 'release'].map((name) => `when: { branch: ${name} }`),
    );
    expect(await text()).toMatch(/branch: master/);
    expect(lines).toContainEqual(
      expect.stringMatching(/^from-values: dev\/web1\.yaml has the image of web1 \(harbor.*\)$/),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/^gitops-repository: .*charts\.git, because .*charts is its checkout$/),
    );
  });
});

describe('what cannot be recognised', () => {
  test.each<[string, Files, string, string]>([
    ['no image', { 'dev.yaml': 'replicas: 1\n' }, 'dev.yaml', 'dev.yaml: no image stands in it'],
    [
      'an image of others',
      { 'dev/nginx.yaml': values('docker.io/library/nginx') },
      'dev/nginx.yaml',
      'dev/nginx.yaml: image.tag has docker.io/library/nginx, the image of no service',
    ],
    ['no YAML', { 'dev.yaml': 'image: [\n' }, 'dev.yaml', 'dev.yaml'],
    [
      'another repository',
      {
        'dev.yaml': application('web1', '  source: { repoURL: x, path: chart, helm: { valueFiles: [values.yaml] } }\n'),
      },
      'dev.yaml',
      'dev.yaml: it reads chart/values.yaml, which is not in this checkout',
    ],
    [
      'a chart alone',
      { 'dev.yaml': application('web1', '  source: { repoURL: x, chart: web }\n') },
      'dev.yaml',
      'dev.yaml: the Application web1 reads no file',
    ],
    ['no file', { 'dev.yaml': '' }, 'prod.yaml', 'charts/prod.yaml cannot be read'],
  ])('%s is said, and nothing is written', async (_, files, path, message) => {
    const { init, tree } = await world(files);
    const before = Object.keys(await tree()).filter((each) => each.startsWith('shop/'));
    await expect(init([path])).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining(message) });
    expect(Object.keys(await tree()).filter((each) => each.startsWith('shop/'))).toEqual(before);
  });

  test('beside what is, is a warning with its place', async () => {
    const { init } = await world({
      'dev/web1.yaml': values(`${harbor}/web1`),
      'dev/web2.yaml': 'replicas: 1\n',
    });
    const { warnings } = await init(['dev/web1.yaml', 'dev/web2.yaml']);
    expect(warnings).toEqual(['dev/web2.yaml: no image stands in it']);
  });
});
