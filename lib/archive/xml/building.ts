import { elementMarkup, type XmlElement } from './element.ts';
import { decodeEntities } from './entities.ts';

type Piece = string | XmlElement | { readonly cdata: string };

/** An element that is being read. Text is decoded at its end: entities may lie across chunks. */
export interface Building {
  /** As the source writes it. */
  text(raw: string): void;
  cdata(text: string): void;
  child(element: XmlElement): void;
  close(): XmlElement;
}

const CDATA_OPEN = '<![CDATA[';
const CDATA_CLOSE = ']]>';

export function createBuilding(name: string, attributes: XmlElement['attributes']): Building {
  const pieces: Piece[] = [];
  let raw = '';
  let hasCdata = false;
  const closeText = () => {
    if (raw !== '') pieces.push(raw);
    raw = '';
  };
  return {
    text(more) {
      raw += more;
    },
    cdata(text) {
      closeText();
      hasCdata = true;
      pieces.push({ cdata: text });
    },
    child(element) {
      closeText();
      pieces.push(element);
    },
    close() {
      closeText();
      const parts = hasCdata ? withCdata(pieces) : pieces.map(decoded);
      return { name, attributes, parts };
    },
  };
}

function decoded(piece: Piece): string | XmlElement {
  if (typeof piece === 'string') return decodeEntities(piece);
  return 'cdata' in piece ? piece.cdata : piece;
}

/**
 * Exporters have put text that holds `]]>` into CDATA as it was, so that the section ends too early and a
 * `]]>` is left over at the end of the element. No sound text ends so: then all between the first opening
 * and the last closing is what was meant.
 */
function withCdata(pieces: readonly Piece[]): (string | XmlElement)[] {
  const last = pieces.at(-1);
  const broken = typeof last === 'string' && last.trimEnd().endsWith(CDATA_CLOSE);
  const first = pieces.findIndex(isCdata);
  if (!broken || first < 0) return pieces.map(decoded);
  let text = '';
  for (const [i, piece] of pieces.slice(first).entries()) {
    if (typeof piece === 'string') text += piece;
    else if (isCdata(piece)) text += `${i === 0 ? '' : CDATA_OPEN}${piece.cdata}${CDATA_CLOSE}`;
    else text += elementMarkup(piece);
  }
  const meant = text.slice(0, text.lastIndexOf(CDATA_CLOSE));
  return [...pieces.slice(0, first).map(decoded), meant];
}

function isCdata(piece: Piece): piece is { readonly cdata: string } {
  return typeof piece === 'object' && 'cdata' in piece;
}
