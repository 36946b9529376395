/** The package managers of a monorepo, and what a Dockerfile runs with each. */

interface PackageManagerSteps {
  /** Base image with the package manager's runtime. */
  readonly base: string;
  /** Makes the package manager available; empty when the base image has it. */
  readonly prepare: string;
  readonly install: string;
  /** Builds the package `$SERVICE_NAME` and what it needs. */
  readonly build: string;
  /** Leaves in `out/` only what the service needs, so that changes of other services leave these layers alone. */
  readonly prune: string;
  /** Runs a script of the package in the working directory. */
  readonly run: string;
  /** Builds a repository that is no workspace. */
  readonly buildAlone: string;
}

const corepack = 'npm install --global corepack && corepack enable';
const onNode = {
  base: 'node:24-alpine',
  prepare: '',
  prune: 'npx --yes turbo@2 prune "$SERVICE_NAME" --docker',
  run: 'npm',
  buildAlone: 'npm run build --if-present',
};

export const packageManagers = {
  npm: {
    ...onNode,
    install: 'npm ci',
    build: 'npm run build --if-present --workspace "$SERVICE_NAME"',
  },
  pnpm: {
    ...onNode,
    prepare: corepack,
    install: 'pnpm install --frozen-lockfile',
    build: 'pnpm --filter "$SERVICE_NAME..." --if-present run build',
    prune: 'pnpm dlx turbo@2 prune "$SERVICE_NAME" --docker',
  },
  yarn: {
    ...onNode,
    prepare: corepack,
    install: 'yarn install --immutable || yarn install --frozen-lockfile',
    build: 'yarn workspace "$SERVICE_NAME" run build',
  },
  bun: {
    base: 'oven/bun:1-alpine',
    prepare: '',
    install: 'bun install --frozen-lockfile',
    build: 'bun run --filter "$SERVICE_NAME" build',
    prune: 'bunx turbo@2 prune "$SERVICE_NAME" --docker',
    run: 'bun',
    buildAlone: 'bun run build',
  },
} as const satisfies Readonly<Record<string, PackageManagerSteps>>;

export type PackageManager = keyof typeof packageManagers;
