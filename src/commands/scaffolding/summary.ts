/** What `init` says at its end: the tree of files, what was kept, and the commands that come next. */

import { counted } from '../../core/counted.ts';
import { md, table } from '../../core/markdown.ts';
import type { CiContext } from '../../core/ports.ts';
import type { Answers } from '../../scaffold/answers.ts';
import { fileTree, keptNotes, nextSteps, type Scaffolded } from '../../scaffold/next-steps.ts';
import { isWritten } from '../../scaffold/place.ts';
import { verdict } from '../summaries/parts.ts';

export function scaffoldSummary(
  done: Scaffolded,
  { layout, host, services }: Answers,
  { where, isDry }: { readonly where: CiContext['host']; readonly isDry: boolean },
): string {
  const files = [...done.monorepoFiles, ...done.gitopsFiles];
  const tree = fileTree(done.directory, files);
  const notes = keptNotes(done);
  const steps = nextSteps(done);
  const written = files.filter(isWritten).length;
  const row = [layout, host, services.join(', '), String(written), String(files.length - written)];
  const head = ['layout', 'pipelines', 'services', isDry ? 'would be written' : 'written', 'there already'];
  const listed = steps.map(
    ({ title, commands }, index) => `${index + 1}. ${title}:\n\n${fenced(commands.join('\n'), 'sh', '   ')}`,
  );
  const kept = notes.map((note) => `- ${note}`).join('\n');
  // The answers to the questions are on the screen already.
  if (where === 'shell') return [fenced(tree), kept, 'Next:', ...listed].filter(Boolean).join('\n\n');
  return [
    verdict(
      written === 0 ? 'nothing' : isDry ? 'would' : 'good',
      md`${written === 0 ? 'Everything is there already' : md`${isDry ? 'Dry run: would write' : 'Wrote'} **${counted(written, 'file')}** for ${counted(services.length, 'service')}`}`,
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
