/**
 * Gives out pieces of work one a call, for the moments in which a run waits for somebody else: code that it will need is
 * loaded while a server thinks. A piece that fails is passed over in silence: whoever needs its result asks for it
 * again, and meets the failure there.
 */
export function piecewise(pieces: readonly (() => unknown)[]): () => void {
  const left = [...pieces];
  return () => {
    const piece = left.shift();
    if (piece !== undefined) void attempt(piece);
  };
}

async function attempt(piece: () => unknown): Promise<void> {
  try {
    await piece();
  } catch {
    // Passed over.
  }
}
