/** What `init` says at its end: the tree of files, what was kept, and the commands that come next. */

import { md, table } from '../../core/markdown.ts';
import type { CiContext } from '../../core/ports.ts';
import type { Answers } from '../../scaffold/answers.ts';
import { fileTree, keptNotes, nextSteps, type Scaffolded } from '../../scaffold/next-steps.ts';
import { isWritten } from '../../scaffold/place.ts';
import { counted, verdict } from '../summaries/parts.ts';

/** Plain text on a shell, where the summary is the log; Markdown on the page of a run. */
export function scaffoldSummary(
  done: Scaffolded,
  { layout, host, services }: Answers,
  where: CiContext['host'],
): string {
  const files = [...done.monorepoFiles, ...done.gitopsFiles];
  const tree = fileTree(done.directory, files);
  const notes = keptNotes(done);
  const steps = nextSteps(done);
  if (where === 'shell') {
    const numbered = steps.flatMap(({ title, commands }, index) => [
      `${index + 1}. ${title}:`,
      ...commands.map((command) => `   ${command}`),
    ]);
    return [
      '',
      tree,
      '',
      ...notes.map((note) => `* ${note}`),
      ...(notes.length > 0 ? [''] : []),
      'Next:',
      ...numbered,
    ].join('\n');
  }
  const written = files.filter(isWritten).length;
  const row = [layout, host, services.join(', '), String(written), String(files.length - written)];
  const head = ['layout', 'pipelines', 'services', 'written', 'there already'];
  const listed = steps.map(
    ({ title, commands }, index) => `${index + 1}. ${title}:\n\n${fenced(commands.join('\n'), 'sh', '   ')}`,
  );
  const kept = notes.map((note) => `- ${note}`).join('\n');
  return [
    verdict(
      written === 0 ? 'nothing' : 'good',
      md`${written === 0 ? 'Everything is there already' : md`Wrote **${counted(written, 'file')}** for ${counted(services.length, 'service')}`}`,
    ),
    table(head, [row]),
    fenced(tree),
    kept,
    ...listed,
  ]
    .filter(Boolean)
    .join('\n\n');
}

function fenced(text: string, language = '', indent = ''): string {
  return [`\`\`\`${language}`, ...text.split('\n'), '```'].map((line) => `${indent}${line}`).join('\n');
}
