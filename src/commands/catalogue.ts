/**
 * `commands` has a page for each command: from its inputs to calls of `core`, and from their results to its outputs.
 * It imports `inputs` and `core`; `init` and `demo` also `scaffold` and `demo`.
 * Begin here, then read `plan.ts` and `deploy.ts`. `gitops-*.ts` are what the commands share for the GitOps repository.
 */
import type { Command } from '../inputs/command.ts';

/** Loaded on demand, so that a run loads the code of one command. */
const loaders = {
  plan: async () => (await import('./plan.ts')).plan,
  'build-image': async () => (await import('./build-image.ts')).buildImage,
  'bump-image-tag': async () => (await import('./bump-image-tag.ts')).bumpImageTag,
  'argocd-upsert-app': async () => (await import('./argocd-upsert-app.ts')).argocdUpsertApp,
  'cleanup-review-env': async () => (await import('./cleanup-review-env.ts')).cleanupReviewEnv,
  deploy: async () => (await import('./deploy.ts')).deploy,
  status: async () => (await import('./status/status.ts')).status,
  check: async () => (await import('./check/check.ts')).check,
  init: async () => (await import('./init.ts')).init,
  demo: async () => (await import('./demo.ts')).demo,
} as const;

export type CommandName = keyof typeof loaders;

export const commandNames = Object.keys(loaders) as readonly CommandName[];

export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(loaders, name);
}

export async function loadCommand(name: CommandName): Promise<Command> {
  // The precise type of a command's inputs matters in its own file only.
  return (await loaders[name]()) as unknown as Command;
}
