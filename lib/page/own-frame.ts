/**
 * Whether a document is the page itself, or in a frame of the page's own site: of its host, of a host
 * under it, or above it. What a page embeds from elsewhere is not what its reader came for.
 */
export function isOwnFrame(view: Window): boolean {
  if (view === view.top) return true;
  const own = view.location.hostname;
  const above = view.location.ancestorOrigins;
  if (above) return [...above].every(origin => isSameSite(own, hostIn(origin)));
  try {
    // Firefox says where the page is only to frames of its very origin.
    return view.top?.location.hostname === own;
  } catch {
    return false;
  }
}

/** Whether it is one of HTML: drawings and data have no elements that a toolbar could stand in. */
export function canHoldOurs(document: Document): boolean {
  return (
    document.body instanceof HTMLElement && document.createElement('div') instanceof HTMLElement
  );
}

export function isSameSite(one: string, other: string): boolean {
  const [a, b] = [one.replace(/^www\./, ''), other.replace(/^www\./, '')];
  return a !== '' && (a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`));
}

function hostIn(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).hostname : '';
}
