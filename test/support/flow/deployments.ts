/** Deployments of services as plain values, and steps that answer with them and keep the order in which they were called. */
import { buildImage } from '../../../src/commands/build-image.ts';
import type { PlannedApplication } from '../../../src/core/argocd/planned.ts';
import { buildApplication } from '../../../src/core/argocd/spec/application.ts';
import type { MadeImage } from '../../../src/core/build/engine.ts';
import type { ImageRequest } from '../../../src/core/build/request.ts';
import type { EditUpdate } from '../../../src/core/bump/update.ts';
import type { DeploySteps, EnvironmentPlan } from '../../../src/core/flow/deploy.ts';
import type { DeploymentCommit } from '../../../src/core/flow/deployment/commits.ts';
import type { ServiceDecision } from '../../../src/core/flow/plan/request.ts';
import type { ServiceDeployment } from '../../../src/core/flow/service-deployment.ts';
import { applicationRequest } from '../argocd/application.ts';
import { memorySnapshot } from '../git/memory-snapshot.ts';
import { ciContext, createInputs } from '../inputs.ts';

export function imageRequest(service: string): ImageRequest {
  const { inputs } = createInputs(buildImage, { image: `r.example.com/fe/${service}`, tags: '{sha8}' });
  return { ...inputs, placeholders: { sha8: 'abcdef01' }, ci: ciContext(), cwd: '/nowhere' };
}

export function edit(service: string, tag = '{sha8}', file = `values/${service}-dev.yaml`): EditUpdate {
  return { kind: 'edit', service, files: [file], from: undefined, edit: { tag } };
}

/** @param mode where the Application is held; undefined: there is none */
export function serviceDeployment(service: string, mode?: 'api' | 'git'): ServiceDeployment {
  return {
    service,
    image: imageRequest(service),
    updates: (image) => (image === 'kept' ? [] : [edit(service, image.tag)]),
    application: mode === undefined ? undefined : application(service, mode),
  };
}

function application(service: string, mode: 'api' | 'git'): PlannedApplication {
  const request = applicationRequest({ name: `${service}-dev`, source: { path: '.' } });
  const place = { service, environment: 'dev' };
  const planned = { request, application: buildApplication(request), place };
  if (mode === 'git') {
    const file = `argocd/${service}-dev.yaml`;
    return { ...planned, mode, owned: { file }, manifest: { file, render: () => '' } };
  }
  const options = {
    upsert: { upsert: true, validate: true },
    sync: false,
    prune: false,
    terminate: false,
    goal: undefined,
    onFailure: 'keep',
    onOlder: 'skip',
  } as const;
  return { ...planned, mode, owned: { name: `${service}-dev`, project: 'default' }, options };
}

export function madeImage({ image = '' }: ImageRequest): MadeImage {
  return { image, tags: ['abcdef01', 'latest'], action: 'built', digest: `sha256:${'a'.repeat(64)}` };
}

export function committed(differences: Partial<DeploymentCommit> = {}): DeploymentCommit {
  return {
    result: 'committed',
    commit: 'c0ffee',
    tip: 'c0ffee',
    request: undefined,
    branch: 'main',
    images: [],
    superseded: [],
    closed: undefined,
    diff: '',
    attempts: 1,
    milliseconds: 1,
    ...differences,
  };
}

/** The GitOps repository that the edits fit. */
export const valuesAtTip = {
  'values/web1-dev.yaml': 'image:\n  tag: old\n',
  'values/web2-dev.yaml': 'image:\n  tag: old\n',
};

/** A plan in which each service lacks its image, unless told otherwise. */
export function planOf(
  deployments: readonly ServiceDeployment[],
  decisions: Readonly<Record<string, ServiceDecision>> = {},
): EnvironmentPlan {
  const image = { do: 'write', what: 'image', because: 'content' } as const;
  return {
    services: deployments.map(({ service }) => ({
      service,
      decision: decisions[service] ?? image,
      reason: `why ${service}`,
      inPlace: undefined,
      changes: [],
    })),
    seen: 'beef',
    tombstone: undefined,
    candidate: 'feed',
    request: undefined,
    deployments: new Map(deployments.map((each) => [each.service, each])),
    keys: new Map(deployments.map(({ service }) => [service, { content: `v1-${service}`, configuration: 'v1-c' }])),
  };
}

/** Both services to `dev`, with Applications on a server, unless told otherwise. `calls` are the names of the steps. */
export function recordedSteps(overrides: Partial<DeploySteps> = {}): DeploySteps & { readonly calls: string[] } {
  const calls: string[] = [];
  const steps: DeploySteps = {
    plan: async () => planOf([serviceDeployment('web1', 'api'), serviceDeployment('web2', 'api')]),
    promotions: async () => new Map(),
    atTip: (read) => read(memorySnapshot(valuesAtTip)),
    checkDelivery: async () => {},
    checkArgocd: async () => {},
    checkImage: async () => {},
    checkedOut: async () => undefined,
    makeImage: async (request) => madeImage(request),
    confirmImage: async () => {},
    commit: async () => committed(),
    deployApplication: async () => {},
    removeReviewEnvironment: async () => ({ removed: [], kept: [], failed: [], commit: undefined, diff: '' }),
    ...overrides,
  };
  const recorded =
    <A extends readonly unknown[], R>(name: string, step: (...given: A) => R) =>
    (...given: A): R => {
      calls.push(name);
      return step(...given);
    };
  return {
    atTip: (read, target) => {
      calls.push('atTip');
      return steps.atTip(read, target);
    },
    plan: recorded('plan', steps.plan),
    promotions: recorded('promotions', steps.promotions),
    checkDelivery: recorded('checkDelivery', steps.checkDelivery),
    checkArgocd: recorded('checkArgocd', steps.checkArgocd),
    checkImage: recorded('checkImage', steps.checkImage),
    checkedOut: recorded('checkedOut', steps.checkedOut),
    makeImage: recorded('makeImage', steps.makeImage),
    confirmImage: recorded('confirmImage', steps.confirmImage),
    commit: recorded('commit', steps.commit),
    deployApplication: recorded('deployApplication', steps.deployApplication),
    removeReviewEnvironment: recorded('removeReviewEnvironment', steps.removeReviewEnvironment),
    calls,
  };
}
