/**
 * What must not outlive a run that somebody ends, by Ctrl-C or by cancelling its job: programs, keys on the disk, tokens
 * that were issued to it.
 */
type Undo = () => void | Promise<void>;

const undoing = new Set<Undo>();

/** Has `undo` called if the run is ended; the returned function takes that back. */
export function undoneAtEnd(undo: Undo): () => void {
  undoing.add(undo);
  return () => undoing.delete(undo);
}

/**
 * The latest first, and all at once: programs end before the directories go in which they work. Those that fail have
 * nobody left to be told.
 */
export async function undoAll(): Promise<void> {
  await Promise.allSettled([...undoing].reverse().map(async (undo) => undo()));
}
