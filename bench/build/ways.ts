/** The ways to an image, each from nothing to the tag in the registry, the starts of all processes included. */
import { join } from 'node:path';
import { type Finished, timeProcess } from '../measure.ts';
import type { Checkout, Scene } from './scene.ts';

export type WayName = 'ours' | 'bare' | 'buildkit' | 'buildah' | 'crane';

export interface Way {
  readonly name: WayName;
  readonly title: string;
  /** Makes an image of what stands in the checkout, and gives it the tag. */
  run(tag: string): Promise<Made>;
}

export interface Made {
  readonly milliseconds: number;
  /** Kilobytes, the most that one of its processes had; undefined where a daemon does the work. */
  readonly peak: number | undefined;
}

const program = join(import.meta.dirname, '../../dist/cli.js');

/** Nothing has changed since the last image. */
export async function hitWays(scene: Scene, checkout: Checkout): Promise<readonly Way[]> {
  const { registry, base, env } = scene;
  const repository = `hit/${checkout.files}`;
  const image = `${registry.host}/${repository}`;
  const ours = (tag: string) =>
    inTurn([
      {
        argv: [
          ...[
            process.execPath,
            program,
            'build-image',
            `--image=${image}`,
            `--tags=${tag}`,
            `--context=${checkout.path}`,
          ],
          ...['--cache=none', '--unless-changed', '--json'],
        ],
        env: { ...env, ...scene.docker.env },
        cwd: checkout.path,
        finds: '"action":"reused"',
      },
    ]);
  await ours('first').catch(() => undefined);
  const { tags } = (await (await fetch(`http://${registry.host}/v2/${repository}/tags/list`)).json()) as {
    tags: string[];
  };
  const key = tags.find((tag) => tag.startsWith('c-'));
  if (key === undefined) throw new Error(`build-image gave no key tag: ${tags.join(' ')}`);
  const [baseRepository = '', baseTag = ''] = base.slice(registry.host.length + 1).split(':');
  const bare = [join(import.meta.dirname, 'bare.mjs'), registry.host, baseRepository, baseTag, repository, key];
  return [
    { name: 'ours', title: 'build-image, unless-changed', run: ours },
    {
      name: 'bare',
      title: 'floor: bare requests',
      run: (tag) => inTurn([{ argv: [process.execPath, ...bare, tag], env, cwd: checkout.path }]),
    },
    ...warmBuilders(scene, checkout, 'hit'),
  ];
}

/** One file of the sources has changed. */
export function appendWays(scene: Scene, checkout: Checkout): readonly Way[] {
  const { registry, base, env, crane } = scene;
  const image = (way: string) => `${registry.host}/append/${way}${checkout.files}`;
  const { path: cwd } = checkout;
  const layers = ['node_modules', 'dist'];
  const ways: Way[] = [
    {
      name: 'ours',
      title: 'build-image, append, unless-changed',
      run: (tag) =>
        inTurn([
          {
            argv: [
              ...[process.execPath, program, 'build-image', `--image=${image('ours')}`, `--tags=${tag}`],
              ...['--engine=append', '--unless-changed', `--base=${base}`, ...fileGroups(layers)],
              ...['--workdir=/app', '--json'],
            ],
            env,
            cwd,
          },
        ]),
    },
    ...warmBuilders(scene, checkout, 'append'),
  ];
  if (crane === undefined) return ways;
  const tar = (layer: string) => join(cwd, `../${layer}.tar`);
  const pack = layers.map((layer) => ({
    argv: ['tar', '--create', `--file=${tar(layer)}`, '--transform=s,^,app/,', layer] as const,
    env,
    cwd,
  }));
  const append = [crane, 'append', '--base', base, '--new_layer', layers.map(tar).join(), '--new_tag'];
  ways.push({
    name: 'crane',
    title: 'tar and crane append',
    run: (tag) => inTurn([...pack, { argv: [...append, `${image('crane')}:${tag}`], env, cwd }]),
  });
  return ways;
}

/** Dependencies first, so that a change of the sources uploads a small layer. */
function fileGroups(layers: readonly string[]): readonly string[] {
  return layers.flatMap((layer, at) => [...(at === 0 ? [] : ['--files=---']), `--files=${layer}:/app/${layer}`]);
}

/** Builders whose store has all but what has changed. */
function warmBuilders(scene: Scene, { path: cwd, files }: Checkout, purpose: string): readonly Way[] {
  const image = (way: string, tag: string) => `${scene.registry.host}/${purpose}/${way}${files}:${tag}`;
  const docker = (argv: readonly string[]) => ({
    argv: [scene.docker.program, ...argv],
    env: { ...scene.docker.env, DOCKER_BUILDKIT: '1' },
    cwd,
  });
  const buildah = (argv: readonly string[]) => ({ argv: ['buildah', ...argv], env: scene.buildah.env, cwd });
  return [
    {
      name: 'buildkit',
      title: 'docker build (BuildKit, warm) and push',
      async run(tag) {
        const name = image('docker', tag);
        return {
          ...(await inTurn([docker(['build', '--quiet', '--tag', name, '.']), docker(['push', '--quiet', name])])),
          peak: undefined,
        };
      },
    },
    {
      name: 'buildah',
      title: 'buildah build (layers, warm) and push',
      run(tag) {
        const name = image('buildah', tag);
        return inTurn([
          buildah(['build', '--quiet', '--layers', '--tls-verify=false', '--tag', name, '.']),
          buildah(['push', '--quiet', '--tls-verify=false', name]),
        ]);
      },
    },
  ];
}

interface Step {
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** What must stand in its output. */
  readonly finds?: string;
}

async function inTurn(steps: readonly Step[]): Promise<Made> {
  const all: Finished[] = [];
  for (const { argv, env, cwd, finds } of steps) {
    const [name = '', ...rest] = argv;
    const finished = await timeProcess(name, rest, { env, cwd });
    if (finds !== undefined && !finished.stdout.includes(finds))
      throw new Error(`${name} printed no ${finds}: ${finished.stdout}`);
    all.push(finished);
  }
  return {
    milliseconds: all.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
    peak: Math.max(...all.map(({ peak }) => peak)),
  };
}
