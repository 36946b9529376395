/** The package managers of a monorepo, and what a Dockerfile runs with each. */

interface PackageManagerSteps {
  /** The runtime's image without its major version. */
  readonly image: (runtime: string) => string;
  /** The major version of the runtime where the monorepo names none. */
  readonly runtime: string;
  /** What npm installs to have it, of a version; undefined where the image has it. */
  readonly program?: (version: string | undefined) => string;
  /** Where it keeps what it has downloaded: a cache mount, which is in no layer. */
  readonly store: string;
  readonly install: string;
  /** The same without development dependencies. */
  readonly production: string;
  /** The same in a repository that is no workspace, where that is another line. */
  readonly productionAlone?: string;
  /** Variables of all stages that build. */
  readonly environment?: string;
  /** Files of the root that an installation reads beside every package.json: names and patterns of `find`. */
  readonly reads: readonly string[];
  /** Builds the package `$SERVICE_NAME` and before it what it needs; undefined: it knows no order, or not of both kinds. */
  readonly build?: string;
  /** Runs the script `build` in the working directory, where there is one. */
  readonly buildHere: string;
  /** Runs `start` of the package in the working directory. */
  readonly start: readonly string[];
  /** What a script of JavaScript is given to by the image's runtime. */
  readonly evaluate: readonly string[];
  /** `prune: workspace` knows its lock file; the others are pruned by turbo alone, which the jobs of CI do not have. */
  readonly prunable: boolean;
}

const node = {
  image: (runtime: string) => `node:${runtime}-alpine`,
  runtime: '24',
  // Where no registry can be reached, npm waits for it a while behind each script.
  environment: 'NPM_CONFIG_UPDATE_NOTIFIER=false',
  buildHere: 'npm run build --if-present',
  start: ['npm', 'run', 'start'],
  evaluate: ['node', '-e'],
};

const yarn = { ...node, prunable: false };

export const packageManagers = {
  npm: {
    ...node,
    store: '/root/.npm',
    install: 'npm ci',
    production: 'npm ci --omit=dev',
    reads: ['package-lock.json', 'npm-shrinkwrap.json', '.npmrc', './patches/*'],
    prunable: true,
  },
  pnpm: {
    ...node,
    program: (version) => `pnpm@${version ?? '10'}`,
    store: '/pnpm/store',
    install: 'pnpm install --frozen-lockfile --store-dir /pnpm/store',
    production: 'pnpm install --frozen-lockfile --store-dir /pnpm/store --prod',
    reads: ['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.npmrc', '.pnpmfile.*', './patches/*'],
    build: 'pnpm --filter "$SERVICE_NAME..." run --if-present build',
    prunable: true,
  },
  yarn: {
    ...yarn,
    store: '/usr/local/share/.cache/yarn',
    install: 'yarn install --frozen-lockfile',
    production: 'yarn install --frozen-lockfile --production',
    reads: ['yarn.lock', '.yarnrc', '.npmrc', './patches/*'],
  },
  /** Yarn 2 and newer, a program of its own. */
  'yarn-berry': {
    ...yarn,
    // Under this name npm has what corepack would download; the image's own yarn, the first, is in its place.
    program: (version) => `--force @yarnpkg/cli-dist@${version ?? '4'}`,
    store: '/root/.yarn/berry/cache',
    install: 'yarn install --immutable',
    production: 'yarn workspaces focus --production "$SERVICE_NAME"',
    productionAlone: 'yarn workspaces focus --production',
    // The last stage has no yarn: packages are where node looks for them.
    environment: 'NPM_CONFIG_UPDATE_NOTIFIER=false YARN_NODE_LINKER=node-modules YARN_ENABLE_GLOBAL_CACHE=true',
    reads: ['yarn.lock', '.yarnrc.yml', './.yarn/patches/*', './.yarn/plugins/*', './.yarn/releases/*'],
    build: 'yarn workspaces foreach --recursive --topological-dev --from "$SERVICE_NAME" run build',
  },
  bun: {
    image: (runtime) => `oven/bun:${runtime}-alpine`,
    runtime: '1',
    store: '/root/.bun/install/cache',
    install: 'bun install --frozen-lockfile',
    production: 'bun install --frozen-lockfile --production',
    reads: ['bun.lock', 'bun.lockb', 'bunfig.toml', '.npmrc', './patches/*'],
    buildHere: 'bun run --if-present build',
    start: ['bun', 'run', 'start'],
    evaluate: ['bun', '-e'],
    prunable: false,
  },
} as const satisfies Readonly<Record<string, PackageManagerSteps>>;

export type PackageManager = keyof typeof packageManagers;

export function stepsOf(manager: PackageManager): PackageManagerSteps {
  return packageManagers[manager];
}
