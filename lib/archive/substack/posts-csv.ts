import Papa from 'papaparse';
import { cleanName } from '../html/index.ts';
import type { PostFacts } from '../items.ts';
import { wallDate } from '../wall-date.ts';

const COLUMNS = ['post_id', 'title', 'post_date'];

/**
 * What `posts.csv` of a Substack export tells of each post, by the name of its file without `.html`:
 * `<id>.<slug>`. Rows that are cut off or name no post are left out; nothing is thrown. Empty where the
 * text is another table.
 */
export function readSubstackIndex(csv: string): Map<string, PostFacts> {
  const { data } = Papa.parse(csv.replace(/^\ufeff/, ''), { delimiter: ',', skipEmptyLines: true });
  const [header, ...rows] = data;
  const facts = new Map<string, PostFacts>();
  const names = header?.map(name => name.trim().toLowerCase()) ?? [];
  if (!COLUMNS.every(column => names.includes(column))) return facts;
  for (const row of rows) {
    const cell = (name: string) => row[names.indexOf(name)]?.trim() ?? '';
    const stem = cell('post_id');
    if (stem !== '' && !facts.has(stem)) facts.set(stem, factsOf(cell));
  }
  return facts;
}

/** Whether a table is the list of posts of a Substack export, by its beginning. */
export function looksLikeSubstackIndex(head: string): boolean {
  const first = head.replace(/^\ufeff/, '').split(/[\r\n]/, 1)[0] ?? '';
  const names = first.toLowerCase().replaceAll('"', '').split(',');
  return [...COLUMNS, 'is_published'].every(column => names.includes(column));
}

function factsOf(cell: (name: string) => string): PostFacts {
  const title = cleanName(cell('title'));
  const subtitle = cleanName(cell('subtitle'));
  const date = wallDate(cell('post_date'));
  const published = cell('is_published').toLowerCase();
  return {
    ...(title !== '' && { title }),
    ...(subtitle !== '' && { subtitle }),
    ...(date !== null && { date }),
    ...(published === 'false' && { unpublished: 'draft' as const }),
  };
}
