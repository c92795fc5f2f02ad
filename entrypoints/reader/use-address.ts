import { useEffect, useState } from 'preact/hooks';

/** What stands behind the `#`: `archive`, `post`, `comment`, `marks` and `passage`, or `q`. */
export function useAddress(): URLSearchParams {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const listener = () => setHash(location.hash);
    addEventListener('hashchange', listener);
    return () => removeEventListener('hashchange', listener);
  }, []);
  return new URLSearchParams(hash.slice(1));
}
