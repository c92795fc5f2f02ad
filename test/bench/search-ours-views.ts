/** What views of ours ask for: hits with their texts and snippets, and suggestions. */
import { createLibrary } from '../../lib/jobs/index.ts';
import { createReader, openPlainly, upgradeDatabase } from '../../lib/store/index.ts';
import type { Asker } from './search-engines.ts';
import { createOurs } from './search-ours.ts';

export function createViews(name: string): Asker {
  const library = createLibrary(createReader(openPlainly(upgradeDatabase, name)));
  return {
    ...createOurs(name),
    async show(kind, query) {
      if (kind === 'related') {
        const { before, since } = await library.related({
          ...{ title: '', text: query, published: null },
        });
        return before.length + since.length;
      }
      return (await library.search(query, { suggest: false })).hits.length;
    },
    suggest: async query => (await library.suggest(query)).length,
  };
}
