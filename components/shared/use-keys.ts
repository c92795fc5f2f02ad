import { useEffect, useRef } from 'preact/hooks';

/**
 * Single keys for a whole view, by `KeyboardEvent.key`, until it goes. A handler that returns false did
 * not want the key. While the user types in a field only Escape counts.
 */
export function useKeys(keys: Readonly<Record<string, (event: KeyboardEvent) => unknown>>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.isComposing || (event.key !== 'Escape' && isField(event.target))) return;
      const handler = latest.current[event.key];
      if (handler && handler(event) !== false) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && /^(?:input|textarea|select)$/i.test(target.tagName);
}
