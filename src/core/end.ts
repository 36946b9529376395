/** What must not outlive a run that somebody ends, by Ctrl-C or by cancelling its job: programs, and keys on the disk. */
const undoing = new Set<() => void>();

/** Has `undo` called if the run is ended; the returned function takes that back. */
export function undoneAtEnd(undo: () => void): () => void {
  undoing.add(undo);
  return () => undoing.delete(undo);
}

/** The latest first: programs end before the directories go in which they work. */
export function undoAll(): void {
  for (const undo of [...undoing].reverse()) {
    try {
      undo();
    } catch {
      // Nobody is left to be told, and the others must have their turn.
    }
  }
}
