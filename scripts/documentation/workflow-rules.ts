/**
 * What all GitHub workflows have in common that people copy: the one that `init` writes, the README's, those of pages and
 * recipes. Each rule stands here once, so that none of them says it in another way.
 */
import { isMap, type Node, type YAMLMap } from 'yaml';
import type { Publication } from '../publication.ts';

interface Finding {
  readonly node: Node;
  readonly message: string;
}

/** The newest major version; older ones stand among `third-party.ts` for commits of this repository's own workflows. */
const checkout = 'actions/checkout@v7';

/** These compare a commit with the one before it. */
const comparing = ['', '/actions/deploy', '/actions/plan', '/actions/build-image'];

/** These write images, or try it: the job's token writes packages where it signs in to GitHub's registry. */
const building = ['', '/actions/check', '/actions/deploy', '/actions/build-image', '/actions/cleanup-review-env'];

/** These show a deployment where the forge shows the code. */
const announcing = ['', '/actions/deploy', '/actions/cleanup-review-env'];

/** Beyond reading the code. */
const grants: Readonly<Record<string, (uses: readonly string[]) => boolean>> = {
  packages: (paths) => paths.some((path) => building.includes(path)),
  'id-token': (paths) => paths.length > 0,
  attestations: (paths) => paths.length > 0,
  deployments: (paths) => paths.length > 0,
  // A deployment is shown on the request and on its commit (`announce`).
  'pull-requests': (paths) => paths.some((path) => announcing.includes(path)),
  statuses: (paths) => paths.some((path) => announcing.includes(path)),
};

/** Undefined for a text that is no whole workflow with an action of this project. */
export function workflowFindings(root: unknown, { repository }: Pick<Publication, 'repository'>): readonly Finding[] {
  if (!isMap(root) || !root.has('on') || !isMap(root.get('jobs'))) return [];
  const jobs = (root.get('jobs') as YAMLMap).items.filter(({ value }) => isMap(value));
  const findings = jobs.flatMap(({ value }) => jobFindings(value as YAMLMap, repository));
  const isOurs = jobs.some(({ value }) => ownActions(value as YAMLMap, repository).length > 0);
  if (!isOurs) return [];
  return [...findings, ...topFindings(root), ...cronFindings(root)];
}

function topFindings(root: YAMLMap): readonly Finding[] {
  const permissions = root.get('permissions', true) as Node | undefined;
  if (isMap(permissions) && permissions.items.length === 0) return [];
  return [
    { node: permissions ?? root, message: 'a workflow begins with `permissions: {}`, and each job says what it needs' },
  ];
}

/** Full hours are when GitHub is busiest, and drops runs. */
function cronFindings(root: YAMLMap): readonly Finding[] {
  const schedule = isMap(root.get('on')) ? (root.get('on') as YAMLMap).get('schedule') : undefined;
  const { items = [] } = (schedule ?? {}) as { readonly items?: readonly Node[] };
  return items.flatMap((node) => {
    const cron = isMap(node) ? String(node.get('cron')) : '';
    return /^0 /.test(cron) ? [{ node, message: `cron "${cron}" is at a full hour, when GitHub drops runs` }] : [];
  });
}

function jobFindings(job: YAMLMap, repository: string): readonly Finding[] {
  const own = ownActions(job, repository);
  if (own.length === 0) return [];
  return [...permissionFindings(job, own), ...checkoutFindings(job, own)];
}

function permissionFindings(job: YAMLMap, own: readonly string[]): readonly Finding[] {
  const permissions = job.get('permissions', true);
  if (!isMap(permissions)) return [{ node: job, message: 'a job says what it needs: `permissions`' }];
  const given = Object.entries(permissions.toJSON() as Record<string, string>);
  return given.flatMap(([name, access]) => {
    const isRead = access === 'read';
    const isKnown = (isRead && ['contents', 'pull-requests'].includes(name)) || grants[name]?.(own) === true;
    return isKnown ? [] : [{ node: permissions, message: `\`${name}: ${access}\` is more than these steps need` }];
  });
}

function checkoutFindings(job: YAMLMap, own: readonly string[]): readonly Finding[] {
  return steps(job).flatMap((step): Finding[] => {
    const uses = String(step.get('uses') ?? '');
    if (!uses.startsWith('actions/checkout@')) return [];
    const found: Finding[] = [];
    const report = (message: string) => void found.push({ node: step, message });
    const { with: given = {} } = step.toJSON() as { readonly with?: Readonly<Record<string, unknown>> };
    if (uses !== checkout) report(`the checkout is ${checkout}`);
    if (given['persist-credentials'] !== false) report('a checkout has `persist-credentials: false`');
    const depth = given['fetch-depth'] ?? 1;
    if (own.some((path) => comparing.includes(path)) && depth !== 2) {
      report('a checkout for a comparison with the commit before has `fetch-depth: 2`');
    }
    return found;
  });
}

/** The actions of this project in a job: `''` for the root's, `/actions/plan`. */
function ownActions(job: YAMLMap, repository: string): readonly string[] {
  return steps(job).flatMap((step) => {
    const [address = ''] = String(step.get('uses') ?? '').split('@');
    return address === repository || address.startsWith(`${repository}/`) ? [address.slice(repository.length)] : [];
  });
}

function steps(job: YAMLMap): readonly YAMLMap[] {
  const found = job.get('steps') as { readonly items?: readonly unknown[] } | undefined;
  return (found?.items ?? []).filter((item): item is YAMLMap => isMap(item));
}
