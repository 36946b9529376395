/** `1 file`, `3 files`: a number with its noun, as one says it. */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}
