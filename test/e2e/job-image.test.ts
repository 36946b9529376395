/**
 * The image of CI jobs: built by the program itself from the Dockerfile as it is shipped, pushed to a real registry, and
 * then used as users do: as the image of a pipeline's jobs, and to build images as a plain user.
 */
import { execFile } from 'node:child_process';
import { chmodSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { pushBusybox, rootDocker, startDocker, type TestDocker } from '../support/build/builders.ts';
import { debianPackages, pushDebianBase } from '../support/build/debian-base.ts';
import { canaries, gitopsToken, type Scenery, setScenery } from '../support/commands/scenery.ts';
import { gitIn, history } from '../support/git/repository.ts';
import { addComponents, gitlabCiLocal, type PipelineRun, runPipeline } from '../support/gitlab/ci-local.ts';
import { scratchDirectory } from '../support/lifetime.ts';
import { repositoryRoot, runProgram } from '../support/program.ts';
import { allParts, dockerRegistry, findProgram, gitHttpBackend } from '../support/real-parts.ts';
import { robot, testClient, testPassword, testUser } from '../support/registry/server.ts';

const run = promisify(execFile);

/** What the Dockerfile installs, and what `gitlab-ci-local` wants of the image that copies its artifacts. */
const dockerfile = readFileSync(join(repositoryRoot, 'images/cli/Dockerfile'), 'utf8');
const packages =
  /apt-get install --yes --no-install-recommends \\\n +([a-z0-9 -]+?) *\\\n/.exec(dockerfile)?.[1]?.split(' ') ?? [];
const withHelper = [...packages, 'rsync'];

const parts = allParts(
  await rootDocker(),
  await debianPackages(withHelper),
  await gitlabCiLocal(),
  await gitHttpBackend(),
  await dockerRegistry(),
);

describe.skipIf(!parts.present)(parts.titled('the job image'), () => {
  let scenery: Scenery;
  let docker: TestDocker;
  let base: string;
  /** By digest, in the registry. */
  let image: string;
  let busybox: string;

  beforeAll(async () => {
    [scenery, docker] = await Promise.all([setScenery(), startDocker()]);
    const { host } = scenery.registry;
    await login(docker, host);
    const client = testClient(robot);
    [base, busybox] = await Promise.all([pushDebianBase(client, host, withHelper), pushBusybox(client, host)]);
  });

  it('is built by `build-image` from the Dockerfile as it stands', async () => {
    const built = await runProgram(
      [
        ...['build-image', '--json', '--engine', 'buildkit', '--context', '.', '--dockerfile', 'images/cli/Dockerfile'],
        ...['--image', `${scenery.registry.host}/ci/monorepo-gitops`, '--tags', '1.0.0'],
        ...['--build-args', `BASE=${base}`, '--cache', 'none'],
      ],
      { cwd: repositoryRoot, env: { ...docker.env, ...scenery.secrets } },
    );
    expect([built.code, built.code === 0 ? '' : built.stderr]).toEqual([0, '']);
    image = String(built.json().reference);
    const pushed = await testClient(robot).headManifest({
      registry: scenery.registry.host,
      repository: 'ci/monorepo-gitops',
      tag: '1.0.0',
    });
    expect(image).toBe(`${scenery.registry.host}/ci/monorepo-gitops@${pushed?.digest}`);
  });

  it('gives a job a shell as a plain user, with the program on PATH', async () => {
    const { version } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8'));
    const script = 'set -e; id -un; monorepo-gitops --version; node --version; pwd';
    const printed = (await inContainer([], script)).trim().split('\n');
    expect(printed).toEqual(['node', version, expect.stringMatching(/^v24\./), '/home/node']);
  });

  it('builds images as that user, in a checkout of another owner, with no device and three capabilities', async () => {
    const checkout = scratchDirectory('checkout');
    chmodSync(checkout, 0o755);
    writeFileSync(join(checkout, 'greeting'), 'hello\n');
    const steps = [
      ...[
        `FROM ${busybox}`,
        'COPY --chown=33:34 greeting /greeting',
        'RUN cp /greeting /copy && chown 1234:70 /copy && mkdir -m 777 /open',
      ],
      ...['USER node', 'RUN id -u > /open/user', 'CMD ls -ln /greeting /copy && cat /open/user'],
    ];
    writeFileSync(join(checkout, 'Dockerfile'), `${steps.join('\n')}\n`);
    const git = gitIn(checkout);
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '--message', 'A service');

    const reference = `${scenery.registry.host}/fe/rootless`;
    const printed = await inContainer(
      // Docker's own profile lets no user make a namespace; podman's, which comes with buildah, does.
      [
        ...['--security-opt=seccomp=/usr/share/containers/seccomp.json', '--security-opt=apparmor=unconfined'],
        ...['--cap-drop=ALL', ...['SETUID', 'SETGID', 'SYS_CHROOT'].map((name) => `--cap-add=${name}`)],
      ],
      `set -e; git rev-parse HEAD
       monorepo-gitops build-image --engine buildah --image ${reference} --tags '{sha8}' --cache none --json`,
      ['--volume', `${checkout}:/builds/service:ro`, '--workdir', '/builds/service'],
    );
    const head = git('rev-parse', 'HEAD');
    expect(printed.split('\n')[0]).toBe(head);
    const pushed = await testClient(robot).headManifest({
      registry: scenery.registry.host,
      repository: 'fe/rootless',
      tag: head.slice(0, 8),
    });
    expect(JSON.parse(printed.slice(printed.indexOf('{'))).digest).toBe(pushed?.digest);
    const { stdout } = await run(docker.program, ['run', '--rm', `${reference}@${pushed?.digest}`], {
      env: docker.env,
    });
    expect(stdout.replace(/ +/g, ' ')).toMatch(/ 1234 70 6 .* \/copy\n.* 33 34 6 .* \/greeting\n1000\n$/);
  });

  it('runs the pipeline component: a branch gets its environment, and stopping takes it away', async () => {
    const { monorepo, git, gitops, registry } = scenery;
    addComponents(monorepo);
    git('remote', 'add', 'origin', 'https://gitlab.example.com/fe/shop.git');
    writeFileSync(join(monorepo, '.gitignore'), 'monorepo-gitops.env\n.gitlab-ci*\n');
    git('checkout', '--quiet', '-b', 'feature/login');
    const deployed = scenery.commit('Components, and the build, because only what is tracked reaches jobs');
    const before = gitops.git('ls-tree', '-r', 'main');

    const inputs = {
      'runner-image': image,
      'registry-username': '$REGISTRY_USERNAME',
      'registry-password': '$REGISTRY_PASSWORD',
      'gitops-token': '$GITOPS_TOKEN',
    };
    const pipeline = { include: [{ local: 'gitlab-components/pipeline/template.yml', inputs }] };
    const options = await containerOptions();
    const secrets = {
      // What CI/CD variables say for a `$`.
      REGISTRY_USERNAME: testUser.replaceAll('$', '$$$$'),
      REGISTRY_PASSWORD: testPassword,
      GITOPS_TOKEN: gitopsToken,
    };
    const opened = await runPipeline(monorepo, pipeline, { ...options, variables: secrets });
    expectPassed(opened);
    for (const job of ['deploy', 'deploy-environment'])
      expect(opened.output).toMatch(new RegExp(`^${job} +starting ${image} `, 'm'));
    const files = history(gitops.path)[0]?.files ?? [];
    const values = files.filter((path) => /^review\/feature-login-[0-9a-f]{8}\/web[12]\.yaml$/.test(path));
    expect(values).toHaveLength(2);
    const tag = deployed.slice(0, 8);
    for (const path of values) {
      const repository = `fe/${path.includes('web1') ? 'web1' : 'web2'}`;
      expect(gitops.read(path)).toContain(`tag: "${tag}"`);
      const pushed = await testClient(robot).headManifest({ registry: registry.host, repository, tag });
      expect(pushed?.digest).toMatch(/^sha256:/);
    }

    const variables = { ...secrets, CI_COMMIT_SHA: deployed };
    expectPassed(await runPipeline(monorepo, pipeline, { ...options, jobs: ['deploy-stop'], variables }));
    const left = gitops.git('ls-tree', '-r', 'main').split('\n');
    expect(left.filter((line) => !line.includes('.monorepo-gitops/tombstones/')).join('\n')).toBe(before);
  });

  /** What the container prints that runs the script as a runner has it run: on the stdin of the image's own shell. */
  async function inContainer(
    security: readonly string[],
    script: string,
    more: readonly string[] = [],
  ): Promise<string> {
    const secrets = Object.keys(scenery.secrets).flatMap((name) => ['--env', name]);
    const argv = ['run', '--rm', '--interactive', '--network=host', ...security, ...secrets, ...more, image];
    const child = run(docker.program, argv, { env: { ...docker.env, ...scenery.secrets } });
    child.child.stdin?.end(script);
    return (await child).stdout;
  }

  /** Jobs in containers of the daemon of the test, as the user of their image. */
  async function containerOptions() {
    const directory = scratchDirectory('docker-client');
    const { program } = docker;
    symlinkSync(isAbsolute(program) ? program : ((await findProgram(program)) ?? ''), join(directory, 'docker'));
    writeFileSync(join(directory, 'Dockerfile'), `FROM ${image}\nUSER root\n`);
    await run(docker.program, ['build', '--quiet', '--tag', 'helper', directory], { env: docker.env });
    return {
      options: [
        ...['--no-force-shell-executor', '--no-shell-isolation', '--no-umask', '--pull-policy=if-not-present'],
        ...['--network=host', '--helper-image=helper', '--no-json-schema-validation'],
      ],
      env: { PATH: `${directory}:${process.env.PATH}`, DOCKER_HOST: docker.env.DOCKER_HOST ?? '' },
    };
  }
});

/** For what tests start by themselves; the program has its own. */
async function login({ program, env }: TestDocker, host: string): Promise<void> {
  const child = run(program, ['login', '--username', testUser, '--password-stdin', host], { env });
  child.child.stdin?.end(testPassword);
  await child;
}

function expectPassed(pipeline: PipelineRun): void {
  expect([pipeline.code, pipeline.code === 0 ? '' : pipeline.output]).toEqual([0, '']);
  for (const canary of canaries) expect(pipeline.output).not.toContain(canary);
}
