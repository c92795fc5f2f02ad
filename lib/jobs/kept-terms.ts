import type { ArchiveId, Term } from '../model/index.ts';
import type { ArchiveReader } from './ports.ts';

/** Enough for the terms of hundreds of pages, which share most of them; some 2 MB. */
const MOST = 5_000;

/**
 * A reader that keeps the terms it has read: reading a page's terms takes as long as matching its
 * text. Whoever changes terms must `forget` them.
 */
export function keepTerms<Reader extends Pick<ArchiveReader, 'termsByNo'>>(
  reader: Reader,
): { readonly reader: Reader; forget(): void } {
  let kept = new Map<string, Term | undefined>();

  async function termsByNo(archive: ArchiveId, nos: readonly number[]) {
    const own = kept;
    const key = (no: number) => `${archive}/${no}`;
    const missing = nos.filter(no => !own.has(key(no)));
    if (missing.length === 0) return nos.map(no => own.get(key(no)));
    if (own.size + missing.length > MOST) {
      kept = new Map();
      return reader.termsByNo(archive, nos);
    }
    const read = await reader.termsByNo(archive, missing);
    for (const [index, no] of missing.entries()) own.set(key(no), read[index]);
    return nos.map(no => own.get(key(no)));
  }

  return {
    reader: { ...reader, termsByNo },
    forget() {
      // A reading that is under way goes on into the old one, which nobody asks again.
      kept = new Map();
    },
  };
}
