import { cite, cleanUrl, pageKey, siteOf, viewOf } from '../../lib/highlights/index.ts';
import {
  type ArchiveReader,
  type DamageWatch,
  type HighlightStore,
  type Highlights,
  type Keeper,
  type PlacedHighlight,
  suggestForNote,
} from '../../lib/jobs/index.ts';
import type { PaintedHighlight } from '../../lib/messages/catalogue.ts';
import type { Handlers, Sender } from '../../lib/messages/server.ts';
import {
  FailureError,
  fail,
  type HighlightId,
  type HighlightPage,
  type HighlightRecord,
} from '../../lib/model/index.ts';
import { goToHighlight, refreshHighlights } from '../../lib/platform/background.ts';
import {
  factsOf,
  issueToken,
  type keepSettings,
  readerAddress,
  redeemToken,
  writeSettings,
} from '../../lib/platform/index.ts';

export interface HighlightParts {
  readonly store: HighlightStore;
  readonly archives: ArchiveReader;
  readonly highlights: Highlights;
  readonly settings: ReturnType<typeof keepSettings>;
  readonly damage: DamageWatch;
  /** Loaded when it is needed: it brings all formats. */
  readonly keeper: () => Promise<Keeper>;
  /** What the user thinks of terms has changed. */
  onTerms(): Promise<void>;
}

type HighlightHandlers = Pick<
  Handlers,
  | 'highlighter.hello'
  | 'highlighter.place'
  | 'highlighter.make'
  | 'highlighter.change'
  | 'highlighter.open'
  | 'note.read'
  | 'note.suggest'
  | 'page.change-highlights'
  | 'page.go-to-highlight'
  | 'page.restore'
  | 'page.undo-restore'
  | 'page.import-highlights'
  | 'page.accept-damage'
>;

/** What a page says of itself. */
interface About {
  readonly address: string;
  readonly canonical: string | null;
  readonly place?: { readonly archive: string; readonly post: string } | undefined;
}

/** The part of the handlers that is about the user's own highlights. */
export function createHighlightHandlers(parts: HighlightParts): HighlightHandlers {
  const { store, highlights, settings } = parts;

  /** A page gets and changes only what was made on it. */
  async function ofPage(id: HighlightId, about: About, sender: Sender): Promise<HighlightRecord> {
    const record = await store.highlight(id);
    if (record && record.page.key === keyOf(about, sender)) return record;
    throw new FailureError(
      fail('not-found', 'This highlight is not of this page.', 'Reload the page.').error,
    );
  }

  return {
    'highlighter.hello': async (about, sender) => {
      const { toolbar, discreet, colour, colourNames: names } = await settings.read();
      const count = await highlights.count(keyOf(about, sender));
      return { count, toolbar, discreet, colour, names };
    },
    'highlighter.place': async ({ text, settled, ...about }, sender) => {
      const placed = await highlights.place(keyOf(about, sender), text, settled);
      const found = placed.flatMap(painted);
      return { found, lost: placed.length - found.length };
    },
    'highlighter.make': async ({ anchor, colour: wanted, title, ...about }, sender) => {
      const colour = wanted ?? (await settings.read()).colour;
      const { tabId, frameId, ours } = sender;
      // A script of its own: the highlighter need not bring it into every page.
      const facts = ours || tabId === undefined ? null : await factsOf(tabId, frameId);
      const said = {
        title: facts?.title.slice(0, 1_000) || title,
        published: facts?.published ?? null,
      };
      const page = await pageOf(parts.archives, about, sender, said);
      const record = await highlights.make({ page, anchor, colour });
      if (colour !== (await settings.read()).colour) await writeSettings({ colour });
      const { start, end } = anchor;
      return { id: record.id, colour, changed: false, start, end };
    },
    'highlighter.change': async ({ id, change, ...about }, sender) => {
      await ofPage(id, about, sender);
      await highlights.change(id, change);
      return null;
    },
    'highlighter.open': async ({ id, ...about }, sender) => {
      await ofPage(id, about, sender);
      return { token: await issueToken({ kind: 'note', highlight: id }) };
    },
    'note.read': async ({ token }) => {
      const ticket = await redeemToken(token, 'note');
      const record = ticket && (await store.highlight(ticket.highlight));
      if (record) {
        return {
          highlight: viewOf(record, await store.sighting(record.id)),
          cited: cite(record).text,
          names: (await settings.read()).colourNames,
        };
      }
      throw new FailureError(
        fail('not-found', 'This window is no longer valid.', 'Open it again from the page.').error,
      );
    },
    'note.suggest': ({ typed }) => suggestForNote({ ...parts.archives, ...store }, typed),
    'page.change-highlights': async ({ ids, change }) => {
      for (const id of ids) await highlights.change(id, change);
      await refreshHighlights();
      return null;
    },
    'page.go-to-highlight': async ({ id }) => {
      const record = await store.highlight(id);
      return { found: record !== undefined && (await goToHighlight(record)) };
    },
    'page.restore': async ({ staged, back, packs }) => {
      await (await parts.keeper()).restore(staged, back, packs);
      // A backup was what the user could do about it.
      await parts.damage.accept();
      await refreshHighlights();
      await parts.onTerms();
      return null;
    },
    'page.undo-restore': async ({ staged }) => {
      await (await parts.keeper()).undo(staged);
      await refreshHighlights();
      await parts.onTerms();
      return null;
    },
    'page.import-highlights': async ({ staged }) => {
      await (await parts.keeper()).importHighlights(staged);
      await refreshHighlights();
      return null;
    },
    'page.accept-damage': async () => {
      await parts.damage.accept();
      return null;
    },
  };
}

function keyOf(about: About, sender: Sender): string {
  const { canonical, place } = about;
  const reads = sender.ours && place ? readerAddress({ ...place, comment: null }) : null;
  return pageKey(reads ?? addressOf(about, sender), { canonical });
}

/** A page may have gone to another address of its origin since it was loaded, and to no other origin's. */
function addressOf({ address }: About, { url }: Sender): string {
  const originOf = (text: string) => (URL.canParse(text) ? new URL(text).origin : null);
  const origin = originOf(url);
  return origin !== null && origin !== 'null' && originOf(address) === origin ? address : url;
}

/** A post in our reader has the address of its blog, where the archive knows it: others can follow that. */
async function pageOf(
  archives: ArchiveReader,
  about: About,
  sender: Sender,
  said: Pick<HighlightPage, 'title' | 'published'>,
): Promise<HighlightPage> {
  const key = keyOf(about, sender);
  if (sender.ours && about.place) {
    const { archive, post } = about.place;
    const address = (await archives.postById(archive, post))?.post.url ?? null;
    const url = address === null ? '' : cleanUrl(address);
    return { ...said, url, key, site: siteOf(url), place: { archive, post, comment: null } };
  }
  const url = cleanUrl(addressOf(about, sender));
  return { ...said, url, key, site: siteOf(url), place: null };
}

function painted({ id, colour, state, start, end }: PlacedHighlight): PaintedHighlight[] {
  return start === null || end === null
    ? []
    : [{ id, colour, changed: state === 'changed', start, end }];
}
