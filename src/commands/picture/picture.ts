/**
 * `commands/picture`: what people see of a plan, for `plan` and `deploy`: a graph and a table. Imports the core and
 * `commands/summary.ts`. Begin here.
 */
import { type DeploymentGraph, deploymentGraph, happeningOf, picturedService } from '../../core/flow/plan/graph.ts';
import type { PlannedService } from '../../core/flow/plan/request.ts';
import { placeOf } from '../../core/flow/service-deployment.ts';
import { describeReason } from '../../core/monorepo/affected.ts';
import type { NamedEnvironment } from '../../core/monorepo/environments.ts';
import type { DeploymentPlan } from '../../core/monorepo/plan.ts';
import type { Run } from '../../inputs/command.ts';
import { mermaid } from './mermaid.ts';
import { type ReasonRow, reasonTable } from './reasons.ts';

export interface Picture {
  readonly graph: DeploymentGraph | undefined;
  readonly rows: readonly ReasonRow[];
}

type PictureRun = Pick<Run, 'config' | 'ci' | 'secrets'> & {
  readonly inputs: { readonly promotion: 'require' | 'build' };
};

/** What a service gets; undefined where that is not known. */
export type ImageOf = (service: string) => string | undefined;

/** Of an environment that was compared with. */
export function pictureOf(
  services: readonly PlannedService[],
  environment: string,
  run: PictureRun,
  imageOf: ImageOf,
): Picture {
  const rows = services.map((each): ReasonRow => {
    const { service, reason, inPlace, decision } = each;
    const happens = happeningOf(decision);
    const image = happens === 'deploy' ? imageOf(service) : inPlace?.image;
    return { service: placeOf(each), why: reason, image: shortImage(image), happens };
  });
  return { graph: graphOf(inAllClusters(services).map(picturedService), environment, run), rows };
}

/** Each service once: by the cluster that needs something, where there is one. */
function inAllClusters(services: readonly PlannedService[]): readonly PlannedService[] {
  const found = new Map<string, PlannedService>();
  for (const each of services) {
    const known = found.get(each.service);
    if (known === undefined || happeningOf(known.decision) === 'nothing') found.set(each.service, each);
  }
  return [...found.values()];
}

/** Of a change, where there is no environment to compare with. */
export function pictureOfChange(
  { reasons, environment }: Pick<DeploymentPlan, 'reasons' | 'environment'>,
  run: PictureRun,
  imageOf: ImageOf,
): Picture {
  const services = [...reasons].map(([service, changes]) => {
    const happens = changes.length === 0 ? 'nothing' : environment === undefined ? 'affected' : 'deploy';
    return { service, changes, happens, otherwise: undefined } as const;
  });
  const rows = services.map(({ service, changes, happens }): ReasonRow => {
    const why = changes.length === 0 ? 'not affected' : changes.map((change) => describeReason(service, change));
    return { service, why, image: shortImage(happens === 'deploy' ? imageOf(service) : undefined), happens };
  });
  return { graph: graphOf(services, environment?.name, run), rows };
}

function graphOf(
  services: Parameters<typeof deploymentGraph>[0]['services'],
  environment: string | undefined,
  run: PictureRun,
): DeploymentGraph | undefined {
  const promotes = run.inputs.promotion === 'require';
  return deploymentGraph({ services, environment, environments: run.config?.environments ?? new Map(), promotes });
}

/** Where the image comes from, when no build makes it. */
export function promotedFrom(
  environment: NamedEnvironment | undefined,
  { inputs }: Pick<PictureRun, 'inputs'>,
): string | undefined {
  return inputs.promotion === 'require' ? environment?.environment['promote-from']?.environment : undefined;
}

/** As Mermaid text; undefined where nothing is to be drawn. */
export function graphText({ graph }: Picture, { secrets }: PictureRun): string | undefined {
  return graph && mermaid(graph, (text) => secrets.redact(text));
}

/** The parts of a summary. Other hosts than GitHub log summaries, and a graph is drawn nowhere there. */
export function pictureParts(picture: Picture, run: PictureRun): readonly string[] {
  const isPage = run.ci.host === 'github';
  const text = isPage ? graphText(picture, run) : undefined;
  return [...(text === undefined ? [] : [`\`\`\`mermaid\n${text}\n\`\`\``]), reasonTable(picture.rows, isPage)];
}

/** A digest is as long as all the rest of a table. */
function shortImage(image: string | undefined): readonly string[] {
  const [name = '', digest] = (image ?? '').split('@');
  return digest === undefined ? [name] : [name, digest.slice(0, 'sha256:'.length + 12)];
}
