import type { ScaffoldRequest } from './scaffold.ts';

export const packageManagers = ['npm', 'pnpm', 'yarn', 'bun'] as const;
export type PackageManager = (typeof packageManagers)[number];

interface Steps {
  /** Base image with the package manager's runtime. */
  readonly base: string;
  /** Makes the package manager available; empty when the base image has it. */
  readonly prepare: string;
  readonly install: string;
  /** Builds the package `$SERVICE_NAME` and what it needs. */
  readonly build: string;
  readonly prune: string;
}

const steps: Readonly<Record<PackageManager, Steps>> = {
  npm: {
    base: 'node:24-alpine',
    prepare: '',
    install: 'npm ci',
    build: 'npm run build --if-present --workspace "$SERVICE_NAME"',
    prune: 'npx --yes turbo@2 prune "$SERVICE_NAME" --docker',
  },
  pnpm: {
    base: 'node:24-alpine',
    prepare: 'npm install --global corepack && corepack enable',
    install: 'pnpm install --frozen-lockfile',
    build: 'pnpm --filter "$SERVICE_NAME..." --if-present run build',
    prune: 'pnpm dlx turbo@2 prune "$SERVICE_NAME" --docker',
  },
  yarn: {
    base: 'node:24-alpine',
    prepare: 'npm install --global corepack && corepack enable',
    install: 'yarn install --immutable || yarn install --frozen-lockfile',
    build: 'yarn workspace "$SERVICE_NAME" run build',
    prune: 'npx --yes turbo@2 prune "$SERVICE_NAME" --docker',
  },
  bun: {
    base: 'oven/bun:1-alpine',
    prepare: '',
    install: 'bun install --frozen-lockfile',
    build: 'bun run --filter "$SERVICE_NAME" build',
    prune: 'bunx turbo@2 prune "$SERVICE_NAME" --docker',
  },
};

/** One Dockerfile for every service that has none of its own. Arguments: SERVICE_NAME (its package), SERVICE_PATH. */
export function dockerfile({
  packageManager,
  turbo,
  services,
}: Pick<ScaffoldRequest, 'packageManager' | 'turbo' | 'services'>): string {
  const inWorkspace = services.some(({ packageName, path }) => packageName !== undefined && path !== '.');
  const { base, prepare, install, build, prune } = steps[packageManager];
  const preparation = prepare === '' ? '' : `RUN ${prepare}\n`;
  const run = packageManager === 'bun' ? 'bun' : 'npm';
  const sources = turbo && inWorkspace ? pruned(preparation, prune, install) : whole(preparation, install);
  const command = inWorkspace ? build : `${run} run build${run === 'npm' ? ' --if-present' : ''}`;
  return `# One image for each service:
#   docker build --build-arg SERVICE_NAME=… --build-arg SERVICE_PATH=… --file <this file> .
# An argument that differs by environment makes an image that cannot be promoted to the next one (promote-from).
ARG BASE_IMAGE=${base}

${sources}
ARG SERVICE_PATH
RUN ${command}

FROM \${BASE_IMAGE} AS runner
ARG SERVICE_PATH
ENV NODE_ENV=production
WORKDIR /repo
COPY --from=builder /repo/ ./
WORKDIR /repo/\${SERVICE_PATH}
EXPOSE 3000
USER 1000
CMD ["${run}", "run", "start"]
`;
}

/** turbo takes along only what the service needs, so that other services' changes leave these layers alone. */
function pruned(preparation: string, prune: string, install: string): string {
  return `FROM \${BASE_IMAGE} AS pruner
${preparation}ARG SERVICE_NAME
WORKDIR /repo
COPY . .
RUN ${prune}

FROM \${BASE_IMAGE} AS builder
${preparation}ARG SERVICE_NAME
WORKDIR /repo
COPY --from=pruner /repo/out/json/ ./
RUN ${install}
COPY --from=pruner /repo/out/full/ ./`;
}

function whole(preparation: string, install: string): string {
  return `FROM \${BASE_IMAGE} AS builder
${preparation}ARG SERVICE_NAME
WORKDIR /repo
COPY . .
RUN ${install}`;
}

export const dockerIgnore = `# What no image needs; everything else belongs to the content key of a build.
.git
**/node_modules
**/dist
**/.turbo
**/.env*
gitops*.yaml
`;
