/**
 * `commands/status` shows what runs where. Begin here; `gather.ts` reads it from GitOps repositories (`repositories.ts`),
 * review environments (`reviews.ts`) and Argo CD (`servers.ts`), `screen.ts`, `json.ts` and `page` show it.
 *
 * The command `status`: services × environments as they are now. It writes nothing but the file of `html`.
 */
import { AppTokens } from '../../core/forge/app-tokens.ts';
import { defineCommand } from '../../inputs/command.ts';
import { configOf, gatherStatus } from './gather.ts';
import { type StatusRun, statusInputs } from './inputs.ts';
import { statusOutputs } from './json.ts';
import { refuseUnwritable, writePageFile } from './page-file.ts';
import { statusScreen } from './screen.ts';
import { statusSummary } from './summary.ts';
import { plainText, withTexts } from './words.ts';

export const status = defineCommand({
  name: 'status',
  summary: 'Show what runs where: services × environments, review environments, and where a commit is',
  inputs: statusInputs,
  outputs: {
    environments: {
      empty: [],
      description:
        'JSON list of `{name, environment, cluster, compared-with, services, awaited}`, one for each environment in each of its clusters; `awaited` has `{service, waiting}` of what was never deployed there and waits in a request; a service is `{service, image, commit, subject, author, since, lead-time-ms, file, gitops-commit, behind, held, waiting, url, application}`.',
    },
    'review-environments': {
      empty: [],
      description:
        'JSON list of `{name, environment, ref, request, title, services, urls, commit, author, deployed-at, ends-at, source}`; `source` is `open`, `gone`, `kept` or `unknown`.',
    },
    where: {
      empty: {},
      description:
        'With `commit` a JSON object `{commit, subject, author, at, services, places}`; a place is `{service, environment, is, since, lead-time-ms, waiting}`.',
    },
    'last-deployment': {
      empty: {},
      description:
        'JSON object `{environment, services, commit, at, pipeline, steps, to-commit-ms, to-healthy-ms}` of the latest deployment.',
    },
    problems: { empty: [], description: 'JSON list of what could not be asked, in sentences.' },
    html: 'The file that was written.',
  },

  async run(given) {
    await using appTokens = new AppTokens(given);
    const run: StatusRun = { ...given, appTokens };
    const { html: file } = run.inputs;
    if (file !== undefined) await refuseUnwritable(file, run.cwd);
    const found = await gatherStatus(run, configOf(run));
    const html = await writePage(run, found);
    // Whoever wrote them: servers and files of others are asked too.
    const plain = withTexts(found, plainText);
    return {
      outputs: { ...statusOutputs(found), html },
      summary: statusSummary(plain),
      screen: (size) => statusScreen(plain, size),
    };
  },
});

async function writePage({ inputs, cwd, secrets }: StatusRun, found: Parameters<typeof statusOutputs>[0]) {
  const { html: file, 'dry-run': dryRun } = inputs;
  if (file === undefined || dryRun) return undefined;
  const { statusPage } = await import('./page/page.ts');
  // Commit subjects and names of branches are anybody's.
  const page = statusPage(withTexts(found, (text) => secrets.redact(text)));
  await writePageFile(file, cwd, page);
  return file;
}
