/** The builders on Kubernetes: what they say fits together, and fits what the program says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { kaniko } from '../../../src/core/build/engines/kaniko.ts';

const folder = join(import.meta.dirname, '../../../examples/kubernetes');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const objects = (name: string) =>
  parseAllDocuments(read(name), { strict: true, uniqueKeys: true }).map((document) => {
    expect(document).toMatchObject({ errors: [], warnings: [] });
    return document.toJS();
  });

test('the daemon answers where the page sends jobs, with certificates, as a user without rights', () => {
  const [service, set] = objects('buildkitd.yaml');
  const pod = set.spec.template;
  const [container] = pod.spec.containers;
  expect(pod.metadata.labels).toEqual(service.spec.selector);
  expect(set.spec.selector.matchLabels).toEqual(service.spec.selector);
  const [{ port, targetPort }] = service.spec.ports;
  expect(read('README.md')).toContain(`tcp://${service.metadata.name}:${port}`);
  expect(container.args).toContain(`--addr=tcp://0.0.0.0:${targetPort}`);
  expect(container.args.join(' ')).toMatch(/--tlscacert=\/certs\/.* --tlscert=\/certs\/.* --tlskey=\/certs\//);
  expect(container.securityContext.runAsUser).toBeGreaterThan(0);
  expect(container.securityContext.privileged).toBeUndefined();
  const volumes = [
    ...pod.spec.volumes.map(named),
    ...set.spec.volumeClaimTemplates.map((each: Claim) => each.metadata.name),
  ];
  expect(container.volumeMounts.map(named).sort()).toEqual(volumes.sort());
});

test('the pod of kaniko runs the script of emit in the image that emit is made for', () => {
  const [{ spec }] = objects('kaniko.yaml');
  const [container] = spec.containers;
  expect(container.image).toBe(kaniko.otherJob?.image);
  expect(container.command.at(-1)).toMatch(new RegExp(`/out/${kaniko.otherJob?.script}$`));
  expect(container.volumeMounts.map(named)).toEqual(spec.volumes.map(named));
});

interface Claim {
  readonly metadata: { readonly name: string };
}

function named({ name }: { readonly name: string }): string {
  return name;
}
