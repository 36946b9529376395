/** GitOps repositories of any size: `apps/team-xxx/svc-yyy/values.yaml`, about 1 kB each, and one map of tags. */

import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type BareRepository, createBareRepository } from '../../test/support/git/repository.ts';

export interface GitopsRepository extends BareRepository {
  readonly files: number;
  readonly services: readonly Service[];
}

export interface Service {
  readonly name: string;
  readonly image: string;
  readonly file: string;
}

/** Lines `service-<n>: "…"` that lie next to each other: the worst place for merges. */
export const tagMap = 'tags.yaml';
export const mappedServices = 50;

/**
 * Writes a commit with that many services through `git fast-import`: 100,000 take a few seconds.
 *
 * @param tag Of all services.
 */
export async function createGitopsRepository(
  directory: string,
  { files, tag }: { files: number; tag: string },
): Promise<GitopsRepository> {
  const repository = createBareRepository(directory, { name: `files-${files}` });
  const services = servicesOf(files);
  const importer = spawn('git', ['-C', repository.path, 'fast-import', '--quiet'], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const ended = once(importer, 'close');
  for (const piece of commitOf(services, tag)) {
    if (!importer.stdin.write(piece)) await once(importer.stdin, 'drain');
  }
  importer.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`);
  // As a server keeps it: fast-import leaves out the reverse index that git has written since 2.41, and without which
  // every fetch sorts the whole pack.
  const repack = ['-c', 'pack.writeReverseIndex=true', 'repack', '-a', '-d', '--quiet'];
  execFileSync('git', ['-C', repository.path, ...repack]);
  return { ...repository, files, services };
}

/** As many teams as services in a team: no directory is longer than need be. */
function servicesOf(files: number): Service[] {
  const side = Math.ceil(Math.sqrt(files));
  const number = (value: number) => String(value).padStart(3, '0');
  return Array.from({ length: files }, (_, index) => {
    const team = `team-${number(Math.floor(index / side))}`;
    const name = `svc-${number(index % side)}`;
    return { name, image: `registry.example.com/${team}/${name}`, file: `apps/${team}/${name}/values.yaml` };
  });
}

function* commitOf(services: readonly Service[], tag: string): Generator<string> {
  yield `commit refs/heads/main\ncommitter Bench <bench@example.com> 1700000000 +0000\ndata 6\nBegin\n`;
  const tags = Array.from({ length: mappedServices }, (_, index) => `service-${index}: "old"\n`).join('');
  yield fileOf(tagMap, tags);
  for (const service of services) yield fileOf(service.file, valuesOf(service, tag));
}

function fileOf(path: string, text: string): string {
  return `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
}

/** Like a real values file: mostly the same as its neighbours, with something that no compression removes. */
function valuesOf({ image, name }: Service, tag: string): string {
  const digest = createHash('sha256').update(image).digest('hex');
  return `# Values of ${name}, written by its team.
replicaCount: 2
image:
  repository: ${image}
  tag: "${tag}" # set by the pipeline
  pullPolicy: IfNotPresent
service:
  type: ClusterIP
  port: 8080
podAnnotations:
  checksum/config: ${digest}
ingress:
  enabled: true
  className: nginx
  annotations:
    cert-manager.io/cluster-issuer: letsencrypt
  hosts:
    - host: ${name}.example.com
      paths:
        - path: /
          pathType: Prefix
  tls:
    - secretName: ${name}-tls
      hosts: [${name}.example.com]
resources:
  requests: { cpu: 100m, memory: 128Mi }
  limits: { memory: 256Mi }
livenessProbe:
  httpGet: { path: /healthz, port: http }
  initialDelaySeconds: 10
readinessProbe:
  httpGet: { path: /ready, port: http }
env:
  - name: LOG_LEVEL
    value: info
  - name: SERVICE_NAME
    value: ${name}
autoscaling:
  enabled: true
  minReplicas: 2
  maxReplicas: 6
  targetCPUUtilizationPercentage: 75
`;
}
