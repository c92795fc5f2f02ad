import type { ArchiveInfo } from '../../lib/model/index.ts';
import type { PopupNews } from './types.ts';

/** The posts that updates have brought, and which archive has them; null where there are none. */
export function newsOf(archives: readonly ArchiveInfo[]): PopupNews | null {
  const having = archives.filter(({ site }) => (site?.news ?? 0) > 0);
  if (having.length === 0) return null;
  return {
    posts: having.reduce((sum, { site }) => sum + (site?.news ?? 0), 0),
    title: having.length === 1 ? having[0]!.title : '',
  };
}
