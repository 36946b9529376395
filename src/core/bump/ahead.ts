/** What takes time in a new process and can be done while a server thinks: one piece for each of the first requests. */
export const aheadOfBump: readonly (() => unknown)[] = [
  () => import('../edit/text/source.ts'),
  () => import('./apply.ts'),
  async () => (await import('../edit/rehearsal.ts')).rehearseParsing(),
  async () => (await import('../edit/rehearsal.ts')).rehearseEditing(),
  () => import('../git/diff.ts'),
];
