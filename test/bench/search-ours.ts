/** Our index in the product's own database, asked without what views need beside it. */
import { createOpenIndex } from '../../lib/jobs/index.ts';
import { parseQuery, related, search } from '../../lib/search/index.ts';
import { createReader, openPlainly, upgradeDatabase } from '../../lib/store/index.ts';
import type { Asker } from './search-engines.ts';

const LIMIT = 20;

export function createOurs(name: string): Asker {
  const index = createOpenIndex(createReader(openPlainly(upgradeDatabase, name)));
  return {
    async open() {},
    async ask(kind, query) {
      if (kind === 'related') {
        const { segments } = await index.view();
        return (await related(segments, query, { limit: 5 })).length;
      }
      return index.ask(async ({ segments, archives, isLive }) => {
        const options = { limit: LIMIT, owners: archives, isLive };
        return (await search(segments, parseQuery(query), options)).hits.length;
      });
    },
  };
}
