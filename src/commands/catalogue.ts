/** All commands, by name. Each is loaded when it is asked for, so that a run loads the code of one. */
import type { Command } from '../inputs/command.ts';

const loaders = {
  plan: async () => (await import('./plan.ts')).plan,
  'build-image': async () => (await import('./build-image.ts')).buildImage,
  'bump-image-tag': async () => (await import('./bump-image-tag.ts')).bumpImageTag,
  'argocd-upsert-app': async () => (await import('./argocd-upsert-app.ts')).argocdUpsertApp,
  'cleanup-review-env': async () => (await import('./cleanup-review-env.ts')).cleanupReviewEnv,
  deploy: async () => (await import('./deploy.ts')).deploy,
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
