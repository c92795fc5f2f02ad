/** True for the errors by which IndexedDB, and Dexie around it, say that there is no more room. */
export function isStorageFull(error: unknown): boolean {
  for (let at: unknown = error, depth = 0; at instanceof Object && depth < 5; depth++) {
    const { name, inner, message } = at as { name?: unknown; inner?: unknown; message?: unknown };
    if (name === 'QuotaExceededError' || name === 'NS_ERROR_DOM_QUOTA_REACHED') return true;
    if (typeof message === 'string' && /quota|disk (is )?full|no space/i.test(message)) return true;
    at = inner;
  }
  return false;
}
