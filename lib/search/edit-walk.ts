/**
 * Terms of a sorted dictionary that are a few typos away from a word: one row of the dynamic programme
 * a letter (Damerau and Levenshtein, adjacent letters swapped count once), kept for the shared front
 * of the next term, given up for a whole branch once every cell is too far. After Wagner and Fischer
 * 1974 on a trie, the trie being the front coding.
 */
import { type DictionaryCursor, LONGEST_TERM } from './dictionary-row.ts';

export interface NearTerm {
  readonly term: string;
  /** Edits; half an edit more where only the front of the term is near. */
  readonly distance: number;
  readonly df: number;
}

/** Typos forgiven in a word of this length: none in up to 3 letters, 1 in up to 7, else 2. */
export function editsFor(length: number): number {
  return length <= 3 ? 0 : length <= 7 ? 1 : 2;
}

export interface EditWalk {
  /** Passes through a row of the dictionary. */
  row(cursor: DictionaryCursor, visit: (near: NearTerm) => void): void;
}

/** `front`: also terms whose first letters are near the word, which is still being typed. */
export function createEditWalk(word: string, edits: number, front: boolean): EditWalk {
  const size = word.length + 1;
  const cells = new Uint8Array(size * (4 * LONGEST_TERM + 1));
  const least = new Uint8Array(4 * LONGEST_TERM + 1);
  const nearest = new Uint8Array(4 * LONGEST_TERM + 1);
  for (let i = 0; i < size; i++) cells[i] = Math.min(i, 255);
  nearest[0] = word.length;

  const fill = (units: Uint16Array, depth: number): void => {
    const unit = units[depth - 1]!;
    const row = depth * size;
    const above = row - size;
    cells[row] = depth;
    let low = depth;
    for (let i = 1; i < size; i++) {
      const same = word.charCodeAt(i - 1) === unit;
      let cost = cells[above + i - 1]! + (same ? 0 : 1);
      cost = Math.min(cost, cells[above + i]! + 1, cells[row + i - 1]! + 1);
      if (
        i > 1 &&
        depth > 1 &&
        word.charCodeAt(i - 2) === unit &&
        word.charCodeAt(i - 1) === units[depth - 2]!
      ) {
        cost = Math.min(cost, cells[above - size + i - 2]! + 1);
      }
      cells[row + i] = cost;
      if (cost < low) low = cost;
    }
    least[depth] = low;
    nearest[depth] = Math.min(nearest[depth - 1]!, cells[row + word.length]!);
  };

  /** Fills the rows of a term from `from` on; the depth at which it is too far, or 0. */
  const descend = (units: Uint16Array, from: number, length: number): number => {
    for (let depth = from; depth <= length; depth++) {
      fill(units, depth);
      const near = front && nearest[depth]! <= edits;
      // A swap reaches back two rows, so that one row too far is not yet the end.
      if (!near && least[depth]! > edits && least[depth - 1]! >= edits) return depth;
    }
    return 0;
  };

  /**
   * The least letter above the one at `depth` that could still lead somewhere from the letters before it,
   * or -1: with no edit left, only the letters that the word has there, and one swapped.
   */
  const nextLetter = (units: Uint16Array, depth: number): number => {
    const above = (depth - 1) * size;
    if (least[depth - 1]! < edits) return units[depth - 1]! + 1;
    const now = units[depth - 1]!;
    let next = -1;
    const consider = (unit: number): void => {
      if (unit > now && (next < 0 || unit < next)) next = unit;
    };
    for (let i = 1; i < size; i++) {
      if (cells[above + i - 1]! <= edits) consider(word.charCodeAt(i - 1));
      const swapped =
        i > 1 &&
        depth > 1 &&
        word.charCodeAt(i - 1) === units[depth - 2]! &&
        cells[above - size + i - 2]! + 1 <= edits;
      if (swapped) consider(word.charCodeAt(i - 2));
    }
    // The first letter of a swap may be too far by itself, and is known by the second.
    for (let i = 2; i < size; i++) {
      if (cells[above + i - 2]! + 1 <= edits) consider(word.charCodeAt(i - 1));
    }
    return next;
  };

  return {
    row(cursor, visit) {
      let more = cursor.next();
      let filled = 0;
      while (more) {
        const { units, length } = cursor;
        let dead = 0;
        // Terms that do not start with a letter or digit are marked ones (authors): not words.
        if (units[0] === 0x40) dead = 1;
        else dead = descend(units, Math.min(cursor.shared, filled) + 1, length);
        filled = dead > 0 ? (units[0] === 0x40 ? 0 : dead) : length;
        if (dead > 0) {
          const letter = units[0] === 0x40 ? -2 : nextLetter(units, dead);
          if (letter === -2 || letter === units[dead - 1]! + 1) more = cursor.nextBranch(dead);
          else if (letter < 0) more = dead > 1 ? cursor.nextBranch(dead - 1) : false;
          else more = cursor.seekLetter(dead, letter);
          continue;
        }
        const whole = cells[length * size + word.length]!;
        const distance = front ? Math.min(whole, nearest[length]! + 0.5) : whole;
        if (distance <= edits + (front ? 0.5 : 0)) {
          visit({ term: cursor.term, distance, df: cursor.df });
        }
        more = cursor.next();
      }
    },
  };
}
