/** The Dockerfile that `init` writes for the services that have none. */
import { type PackageManager, packageManagers } from './package-managers.ts';
import type { ScaffoldService } from './service.ts';
import { fillText, type ScaffoldFile, textOf } from './template.ts';

/** What the Dockerfile depends on. */
interface ImageRequest {
  readonly services: readonly ScaffoldService[];
  readonly packageManager: PackageManager;
  readonly turbo: boolean;
}

/** One Dockerfile for the services that have none. A monorepo that builds images already has one, which is kept. */
export function imageFiles(request: ImageRequest, templates: readonly ScaffoldFile[]): readonly ScaffoldFile[] {
  const { services, packageManager, turbo } = request;
  if (services.every(({ hasDockerfile }) => hasDockerfile)) return [];
  const inWorkspace = services.some(({ packageName, path }) => packageName !== undefined && path !== '.');
  const { prepare, build, buildAlone, ...steps } = packageManagers[packageManager];
  const text = fillText(textOf(templates, turbo && inWorkspace ? 'pruned.Dockerfile' : 'whole.Dockerfile'), {
    ...steps,
    setup: `${prepare === '' ? '' : `RUN ${prepare}\n`}ARG SERVICE_NAME`,
    build: inWorkspace ? build : buildAlone,
  });
  const ignore = templates.filter(({ path }) => path === '.dockerignore');
  return [{ path: sharedDockerfile(request), text, present: 'keep' }, ...ignore];
}

/** Beside the services when they have one directory, as `apps/Dockerfile`; else at the root. */
export function sharedDockerfile({ services }: Pick<ImageRequest, 'services'>): string {
  const parents = new Set(services.map(({ path }) => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '')));
  const [parent = ''] = parents;
  return parents.size === 1 && parent !== '' ? `${parent}/Dockerfile` : 'Dockerfile';
}

/** A Dockerfile that is there since an earlier run wrote it is not one that services had. */
export function ofEarlierRun<Request extends ImageRequest>(
  request: Request,
  templates: readonly ScaffoldFile[],
): Request {
  const without = request.services.map((service) => ({ ...service, hasDockerfile: false }));
  const written = new Map(
    imageFiles({ ...request, services: without }, templates).map(({ path, text }) => [path, text]),
  );
  const isOurs = ({ build }: ScaffoldService) =>
    build !== undefined && written.get(build.dockerfile.path) === build.dockerfile.text;
  const services = request.services.map((each) => (isOurs(each) ? { ...each, hasDockerfile: false } : each));
  return { ...request, services };
}
