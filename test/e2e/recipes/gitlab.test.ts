/**
 * `examples/gitlab`, as they are published, by gitlab-ci-local: the component project is fetched from the address that they
 * include, and real git, real registries and fakes of Argo CD and GitLab answer under the names that they use.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { publicationOf, readManifest } from '../../../scripts/publication.ts';
import { type ArgocdServer, adminToken } from '../../support/argocd/server.ts';
import { prepareBuildah, pushNodeStandIn, rootBuildah } from '../../support/build/builders.ts';
import { kanikoStandIn } from '../../support/build/kaniko-stand-in.ts';
import { fsck, history } from '../../support/git/repository.ts';
import { basic, startGitServer } from '../../support/git/server.ts';
import { gitlabCiLocal, type PipelineRun, programDirectory, runPipeline } from '../../support/gitlab/ci-local.ts';
import { createComponentProject, releaseComponents } from '../../support/gitlab/component-project.ts';
import { type GitlabServer, startGitlabServer } from '../../support/gitlab/server.ts';
import { scratchDirectory } from '../../support/lifetime.ts';
import { type Internet, startInternet } from '../../support/net/internet.ts';
import { openssl } from '../../support/net/web.ts';
import { repositoryRoot } from '../../support/program.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../support/real-parts.ts';
import { argocdOn, createProject, type Project } from '../../support/recipes.ts';
import {
  anonymous,
  robot,
  startRegistry,
  type TestRegistry,
  testClient,
  testPassword,
  testUser,
} from '../../support/registry/server.ts';
import { sliceOfCommit } from '../../support/slice.ts';

const { gitlab: componentProject, version } = publicationOf(readManifest());
const gitopsToken = 'gitops-canary-90b7c1';
const canaries = [gitopsToken, testPassword, adminToken];

const parts = allParts(
  await gitlabCiLocal(),
  await gitHttpBackend(),
  await dockerRegistry(),
  await rootBuildah(),
  openssl,
);

interface RecipeWorld {
  readonly monorepo: Project;
  readonly gitops: Project['bare'];
  readonly argocd: ArgocdServer;
  readonly gitlab: GitlabServer;
  /** Harbor, or GitLab's own. */
  readonly registry: TestRegistry;
  /** A pipeline of the recipe, which has to pass. */
  run(variables?: Readonly<Record<string, string>>, jobs?: readonly string[]): Promise<PipelineRun>;
  pushed(repository: string, tag: string): Promise<string | undefined>;
}

/** @param gitopsFiles folder of the GitOps repository; none where that is the monorepo */
async function recipe(
  name: string,
  gitopsFiles: { readonly name: string; readonly folder: string } | undefined,
  variables: Readonly<Record<string, string>>,
): Promise<RecipeWorld> {
  const root = scratchDirectory(name);
  const monorepo = createProject(root, 'fe/shop', ['examples/monorepo', `examples/gitlab/${name}`]);
  const gitops =
    gitopsFiles === undefined ? monorepo.bare : createProject(root, gitopsFiles.name, [gitopsFiles.folder]).bare;
  const released = createComponentProject(root);
  expect(releaseComponents('--to', released.clone)).toMatchObject({ code: 0 });
  released.publish(version);
  const gitlab = await startGitlabServer({ repository: monorepo.bare, path: 'fe/shop' });
  const [code, infra, components, registry, hub, argocd] = await Promise.all([
    startGitServer({ root, authorization: basic('gitlab-ci-token', gitlab.jobToken) }),
    startGitServer({ root, authorization: basic('x-access-token', gitopsToken) }),
    startGitServer({ root }),
    startRegistry({ auth: 'htpasswd' }),
    startRegistry(),
    argocdOn(gitops, { projects: ['default', 'frontend'] }),
  ]);
  const internet: Internet = await startInternet({
    'gitlab.example.com/api/': gitlab.project.api.replace('/api/v4', ''),
    'gitlab.example.com/fe/': code.origin,
    'gitlab.example.com/infra/': infra.origin,
    [`gitlab.example.com/${componentProject}`]: components.origin,
    'argocd.example.com': argocd.url,
    'harbor.example.com': `http://${registry.host}`,
    'registry.gitlab.example.com': `http://${registry.host}`,
    'registry-1.docker.io': `http://${hub.host}`,
  });
  await Promise.all([
    pushNodeStandIn(testClient(robot), registry.host),
    pushNodeStandIn(testClient(anonymous), hub.host),
  ]);
  monorepo.git('remote', 'set-url', '--push', 'origin', monorepo.bare.path);
  monorepo.git('remote', 'set-url', 'origin', 'https://gitlab.example.com/fe/shop.git');
  monorepo.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
  // Without them gitlab-ci-local complains in the midst of what it prints.
  monorepo.git('config', 'user.name', 'Ada');
  monorepo.git('config', 'user.email', 'ada@example.com');
  const text = readFileSync(join(repositoryRoot, 'examples/gitlab', name, '.gitlab-ci.yml'), 'utf8');
  const env = { ...internet.env, PATH: `${programDirectory()}:${process.env.PATH}` };
  return {
    monorepo,
    gitops,
    argocd,
    gitlab,
    registry,
    async run(more = {}, jobs = []) {
      const job = { CI_JOB_TOKEN: gitlab.jobToken, CI_PIPELINE_SOURCE: 'push' };
      const ran = await runPipeline(monorepo.checkout, text, {
        variables: { ...job, ...variables, ...more },
        jobs,
        env,
      });
      expect([ran.code, ran.code === 0 ? '' : ran.output]).toEqual([0, '']);
      for (const canary of [...canaries, gitlab.jobToken]) expect(ran.output).not.toContain(canary);
      expect(internet.unknown).toEqual([]);
      return ran;
    },
    async pushed(repository, tag) {
      return (await testClient(robot).headManifest({ registry: registry.host, repository, tag }))?.digest;
    },
  };
}

/** Harbor's robots have a `$` in their names, which gitlab-ci-local's file of variables writes as `$$`. */
const user = testUser.replaceAll('$', '$$$$');
const ofGitlab = {
  CI_REGISTRY: 'registry.gitlab.example.com',
  CI_REGISTRY_USER: user,
  CI_REGISTRY_PASSWORD: testPassword,
};

function passedJobs({ output }: PipelineRun): string[] {
  return [...output.matchAll(/^ PASS +(?:\[[\w-]+\] -> )?(.+?) *$/gm)].map(([, job = '']) => job).sort();
}

/** What is in the GitOps repository beside the records of removals. */
function filesOf({ gitops }: RecipeWorld): string[] {
  const lines = gitops.git('ls-tree', '-r', 'main').split('\n');
  return lines.filter((line) => !line.includes('.monorepo-gitops/tombstones/'));
}

/** GitLab's stop job: the branch is gone, so the job has no checkout. */
async function stop(at: RecipeWorld, variables: Readonly<Record<string, string>>): Promise<PipelineRun> {
  at.monorepo.git('rm', '-r', '--quiet', '--', '.', ':!.gitlab-ci.yml');
  at.monorepo.git('commit', '--quiet', '--message', 'What a job without a checkout has');
  return at.run(variables, ['deploy-stop']);
}

describe.skipIf(!parts.present)(parts.titled('recipes of GitLab'), () => {
  let at: RecipeWorld;
  beforeAll(async () => {
    const { CONTAINERS_STORAGE_CONF = '', BUILDAH_ISOLATION = '' } = (await prepareBuildah()).env;
    const charts = { name: 'infra/helm-charts', folder: 'examples/gitops' };
    const secrets = {
      GITOPS_TOKEN: gitopsToken,
      ARGOCD_TOKEN: adminToken,
      REGISTRY_USERNAME: user,
      REGISTRY_PASSWORD: testPassword,
    };
    // gitlab-ci-local hands no inputs to a child pipeline, whose jobs therefore get the variables of the program. GitLab hands
    // them on as they are written (gitlab-org/gitlab#528630), as `unit/architecture/pipeline-component` holds.
    at = await recipe('front-end', charts, {
      ...Object.fromEntries(
        Object.entries(secrets).flatMap(([name, value]) => [
          [name, value],
          [`MG_${name}`, value],
        ]),
      ),
      KANIKO_EXECUTOR: kanikoStandIn(),
      CONTAINERS_STORAGE_CONF,
      BUILDAH_ISOLATION,
    });
  });

  const subject = 'Begin: {props} of "web1" $(id) [ci skip]';

  it('front-end: a push to develop: kaniko builds, Harbor has both tags, values and Applications follow', async () => {
    at.monorepo.git('checkout', '--quiet', '-b', 'develop');
    const sha8 = at.monorepo.push(subject).slice(0, 8);
    const run = await at.run();
    const each = ['emit', 'kaniko', 'deploy'].flatMap((job) => [`${job} web1`, `${job} web2`]);
    expect(passedJobs(run)).toEqual([...each, 'deploy', 'deploy-child'].sort());
    for (const service of ['web1', 'web2']) {
      const digest = await at.pushed(`fe/apps/develop/${service}`, sha8);
      expect(run.output).toContain(`harbor.example.com/fe/apps/develop/${service}@${digest}`);
      expect(await at.pushed(`fe/apps/develop/${service}`, 'latest')).toBe(digest);
      const values = at.gitops.read(`values/${service}-dev.yaml`);
      expect(values).toContain(`name: ${service} # set by the deployment`);
      expect(values).toContain(`    - host: ${service}.dev.example.com # set by the deployment`);
      expect(values).toContain(`  repository: harbor.example.com/fe/apps/develop/${service} # set by the deployment`);
      expect(values).toContain(`  tag: "${sha8}" # set by the deployment`);
      const application = at.argocd.app(`${service}-develop`);
      expect(application?.metadata.labels).toMatchObject({ team: 'frontend' });
      expect(application?.spec).toMatchObject({
        project: 'frontend',
        source: { path: '.', helm: { valueFiles: [`values/${service}-dev.yaml`] } },
        destination: { namespace: 'dev' },
      });
    }
    const subjects = history(at.gitops.path).map(({ subject }) => subject);
    // What a person writes is text: no placeholder, no command, and no order to other pipelines.
    const said = '[skip ci] Begin: {props} of "web1" $(id) (ci skip)';
    expect(subjects).toEqual([said, said, 'First']);
  });

  const further: readonly { readonly what: string; readonly run: () => Promise<void> }[] = [
    {
      what: 'front-end: a feature branch has an environment for what it changes, and loses it with its branch',
      async run() {
        const before = filesOf(at);
        at.monorepo.git('checkout', '--quiet', '-b', 'feature/new/login', 'develop');
        at.monorepo.replace('apps/web1/src/server.mjs', "'not found", "'no such page");
        const sha = at.monorepo.push('web1: clearer 404');
        const run = await at.run();
        expect(passedJobs(run)).toContain('deploy-environment');
        const added = filesOf(at)
          .filter((line) => !before.includes(line))
          .map((line) => line.split('\t')[1] ?? '');
        const slug = /^review\/(feature-new-login-[0-9a-f]{8})\/web1\.yaml$/.exec(added[1] ?? '')?.[1] ?? '';
        expect(added).toEqual([`review/${slug}/.review-env.yaml`, `review/${slug}/web1.yaml`]);
        const values = at.gitops.read(`review/${slug}/web1.yaml`);
        expect(values).toContain('  repository: harbor.example.com/fe/apps/feature-new-login/web1 ');
        expect(values).toContain(`${slug}-web1.review.example.com`);
        expect(await at.pushed('fe/apps/feature-new-login/web1', sha.slice(0, 8))).toMatch(/^sha256:/);
        expect(at.argocd.app(`web1-${slug}`)?.metadata.labels).toMatchObject({ team: 'frontend' });

        at.monorepo.bare.git('update-ref', '-d', 'refs/heads/feature/new/login');
        expect(passedJobs(await stop(at, { CI_COMMIT_SHA: sha }))).toEqual(['deploy-stop']);
        expect(filesOf(at)).toEqual(before);
        expect([...at.argocd.controller.apps.keys()].sort()).toEqual(['web1-develop', 'web2-develop']);
        fsck(at.gitops.path);
      },
    },
    {
      what: 'front-end: the same pipeline again writes nothing',
      async run() {
        at.monorepo.git('checkout', '--quiet', 'develop');
        const before = at.gitops.git('rev-parse', 'main');
        await at.run();
        expect(at.gitops.git('rev-parse', 'main')).toBe(before);
      },
    },
    {
      what: 'front-end: a schedule sweeps, and nothing else',
      async run() {
        at.monorepo.git('checkout', '--quiet', 'develop');
        const before = filesOf(at);
        const run = await at.run({ CI_PIPELINE_SOURCE: 'schedule' });
        expect(passedJobs(run)).toEqual(['sweep']);
        expect(filesOf(at)).toEqual(before);
      },
    },
    {
      what: "kustomize: deploys from the project's registry into overlays, and Applications are files",
      async run() {
        const repository = { name: 'infra/gitops', folder: 'examples/gitlab/kustomize/gitops' };
        const at = await recipe('kustomize', repository, { GITOPS_TOKEN: gitopsToken, ...ofGitlab });
        const sha8 = at.monorepo.push('Begin').slice(0, 8);
        expect(passedJobs(await at.run())).toEqual(['deploy']);
        const [commit] = history(at.gitops.path);
        const files = ['web1', 'web2'].flatMap((each) => [
          `argocd/${each}-dev.yaml`,
          `overlays/dev/${each}/kustomization.yaml`,
        ]);
        expect(commit?.files).toEqual(files.sort());
        expect(parse(at.gitops.read('overlays/dev/web1/kustomization.yaml')).images).toEqual([
          { name: 'registry.gitlab.example.com/fe/shop/web1', newTag: sha8 },
        ]);
        expect(parse(at.gitops.read('argocd/web1-dev.yaml')).spec.source).toMatchObject({ path: 'overlays/dev/web1' });
        expect(await at.pushed('fe/shop/web1', sha8)).toMatch(/^sha256:/);

        const before = filesOf(at);
        at.monorepo.git('checkout', '--quiet', '-b', 'feature/login');
        at.monorepo.replace('apps/web2/src/server.mjs', "'not found", "'no such page");
        const sha = at.monorepo.push('web2: clearer 404');
        await at.run();
        const slug = /feature-login-[0-9a-f]{8}/.exec(
          at.gitops.git('ls-tree', '--name-only', 'main', 'overlays/review/'),
        )?.[0];
        expect(at.gitops.read(`overlays/review/${slug}/web2/kustomization.yaml`)).toContain(
          `namespace: ${slug}-web2\n`,
        );
        expect(parse(at.gitops.read(`argocd/${slug}-web2.yaml`)).spec.source.path).toBe(`overlays/review/${slug}/web2`);
        at.monorepo.bare.git('update-ref', '-d', 'refs/heads/feature/login');
        await stop(at, { CI_COMMIT_SHA: sha });
        expect(filesOf(at)).toEqual(before);
        fsck(at.gitops.path);
      },
    },
    {
      what: 'directories: deploys into the repository of the code by the job token, and its own commit starts nothing',
      async run() {
        const at = await recipe('directories', undefined, ofGitlab);
        const sha8 = at.monorepo.push('Begin').slice(0, 8);
        expect(passedJobs(await at.run())).toEqual(['deploy']);
        const [commit] = history(at.gitops.path);
        const directory = 'deploy/applications/dev';
        expect(commit?.files).toEqual([`${directory}/web1/manifests.yaml`, `${directory}/web2/manifests.yaml`]);
        expect(at.gitops.read(`${directory}/web1/manifests.yaml`)).toContain(
          `image: registry.gitlab.example.com/fe/shop/web1:${sha8} # set by the deployment`,
        );
        expect(await at.pushed('fe/shop/web2', sha8)).toMatch(/^sha256:/);

        // A pipeline of our own commit, which somebody starts by hand.
        at.monorepo.git('pull', '--quiet', at.monorepo.bare.path, 'main');
        await at.run();
        expect(at.gitops.git('rev-parse', 'main')).toBe(commit?.id);

        const before = filesOf(at);
        at.monorepo.git('checkout', '--quiet', '-b', 'feature/login');
        at.monorepo.replace('apps/web2/src/server.mjs', "'not found", "'no such page");
        const sha = at.monorepo.push('web2: clearer 404');
        await at.run();
        const added = filesOf(at)
          .filter((line) => !before.includes(line))
          .map((line) => line.split('\t')[1] ?? '');
        expect(added).toContainEqual(
          expect.stringMatching(/^deploy\/applications\/feature-login-[0-9a-f]{8}\/web2\/manifests\.yaml$/),
        );
        at.monorepo.bare.git('update-ref', '-d', 'refs/heads/feature/login');
        await stop(at, { CI_COMMIT_SHA: sha });
        expect(filesOf(at)).toEqual(before);
        fsck(at.gitops.path);
      },
    },
    {
      what: 'merge-requests: gives each request a preview of what it changes, which goes when it is merged',
      async run() {
        const charts = { name: 'infra/helm-charts', folder: 'examples/gitops' };
        const secrets = { GITOPS_TOKEN: gitopsToken, ARGOCD_TOKEN: adminToken, ...ofGitlab };
        const at = await recipe('merge-requests', charts, secrets);
        const before = filesOf(at);
        at.monorepo.git('checkout', '--quiet', '-b', 'login');
        at.monorepo.replace('apps/web1/src/server.mjs', "'not found", "'no such page");
        const sha = at.monorepo.push('web1: clearer 404');
        const opened = await fetch(`${at.gitlab.project.api}/projects/fe%2Fshop/merge_requests`, {
          method: 'POST',
          headers: { 'private-token': at.gitlab.token, 'content-type': 'application/json' },
          body: JSON.stringify({ source_branch: 'login', target_branch: 'main', title: 'Clearer 404' }),
        });
        const { iid } = (await opened.json()) as { iid: number };
        at.monorepo.bare.git('update-ref', `refs/merge-requests/${iid}/head`, sha);
        const request = {
          CI_PIPELINE_SOURCE: 'merge_request_event',
          CI_COMMIT_BRANCH: '',
          CI_MERGE_REQUEST_IID: String(iid),
          CI_MERGE_REQUEST_EVENT_TYPE: 'detached',
          CI_MERGE_REQUEST_PROJECT_ID: '1',
          CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '1',
          CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'login',
          CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
          CI_MERGE_REQUEST_DIFF_BASE_SHA: at.monorepo.bare.git('rev-parse', 'main'),
        };
        expect(passedJobs(await at.run(request))).toEqual(['deploy', 'deploy-environment']);
        const added = filesOf(at)
          .filter((line) => !before.includes(line))
          .map((line) => line.split('\t')[1] ?? '');
        expect(added).toEqual([`review/pr-${iid}/.review-env.yaml`, `review/pr-${iid}/web1.yaml`]);
        expect(at.gitops.read(`review/pr-${iid}/web1.yaml`)).toContain(`pr-${iid}-web1.review.example.com`);
        expect([...at.argocd.controller.apps.keys()]).toEqual([`web1-pr-${iid}`]);

        at.gitlab.merge(iid);
        const merged = at.monorepo.bare.git('rev-parse', 'main');
        await stop(at, { ...request, CI_COMMIT_SHA: sha });
        expect(filesOf(at)).toEqual(before);
        expect([...at.argocd.controller.apps.keys()]).toEqual([]);
        // What was merged goes to production.
        at.monorepo.git('fetch', '--quiet', at.monorepo.bare.path, 'main');
        at.monorepo.git('checkout', '--quiet', '-B', 'main', 'FETCH_HEAD');
        expect(passedJobs(await at.run())).toEqual(['deploy']);
        expect(at.gitops.read('values/web1-prod.yaml')).toContain(`tag: "${merged.slice(0, 8)}"`);
        fsck(at.gitops.path);
      },
    },
  ];
  it.each(sliceOfCommit(further))('$what', ({ run }) => run());
});
