import { join } from 'node:path';
import { emittedFiles } from './kaniko.ts';

/** The dotenv report that `hosts/gitlab-ci.ts` writes to the project's directory after every command. */
export const reportName = 'monorepo-gitops.env';

/**
 * What this program itself leaves in a checkout. None of it is an input of a build, or every run would find another
 * content than the one before.
 *
 * @param workspace absolute path of the checkout
 * @param emit absolute path of kaniko's directory
 */
export function ownFiles(workspace: string, emit: string | undefined): readonly string[] {
  return [join(workspace, reportName), ...(emit === undefined ? [] : emittedFiles(emit))];
}
