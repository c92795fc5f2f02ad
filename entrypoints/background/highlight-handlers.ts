import { cleanUrl, pageKey, viewOf } from '../../lib/highlights/index.ts';
import {
  type ArchiveReader,
  type HighlightStore,
  type Highlights,
  type PlacedHighlight,
  suggestForNote,
} from '../../lib/jobs/index.ts';
import type { PaintedHighlight } from '../../lib/messages/catalogue.ts';
import type { Handlers, Sender } from '../../lib/messages/server.ts';
import {
  FailureError,
  fail,
  type Highlight,
  type HighlightId,
  type HighlightPage,
  type HighlightRecord,
} from '../../lib/model/index.ts';
import { goToHighlight, refreshHighlights } from '../../lib/platform/background.ts';
import {
  hostOf,
  issueToken,
  type keepSettings,
  redeemToken,
  writeSettings,
} from '../../lib/platform/index.ts';
import { textFragmentUrl } from '../../lib/text/index.ts';

export interface HighlightParts {
  readonly store: HighlightStore;
  readonly archives: ArchiveReader;
  readonly highlights: Highlights;
  readonly settings: ReturnType<typeof keepSettings>;
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
>;

/** What a page says of itself beside its address, which the browser says. */
interface About {
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
      const { toolbar, discreet, colour } = await settings.read();
      const count = await highlights.count(keyOf(about, sender));
      return { count, toolbar, discreet, colour };
    },
    'highlighter.place': async ({ text, settled, ...about }, sender) => {
      const placed = await highlights.place(keyOf(about, sender), text, settled);
      const found = placed.flatMap(painted);
      return { found, lost: placed.length - found.length };
    },
    'highlighter.make': async ({ anchor, colour: wanted, title, published, ...about }, sender) => {
      const colour = wanted ?? (await settings.read()).colour;
      const page = pageOf(about, sender, title, published);
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
        const highlight = viewOf(record, await store.sighting(record.id));
        return {
          highlight,
          cited: citation(highlight),
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
  };
}

function keyOf({ canonical, place }: About, { url, ours }: Sender): string {
  return ours && place ? placeKey(place) : pageKey(url, { canonical });
}

/** Of a post in our reader: the same on every device that has the archive. */
function placeKey({ archive, post }: { readonly archive: string; readonly post: string }): string {
  return `post:${archive}/${post}`;
}

function pageOf(
  about: About,
  sender: Sender,
  title: string,
  published: string | null,
): HighlightPage {
  const key = keyOf(about, sender);
  if (sender.ours && about.place) {
    const place = { ...about.place, comment: null };
    return { url: '', key, title, site: '', published, place };
  }
  const url = cleanUrl(sender.url);
  return { url, key, title, site: hostOf(url) ?? '', published, place: null };
}

/** The quote with where it stands. */
function citation({ anchor, page }: Highlight): string {
  const where =
    page.url === '' ? page.title : `${page.title}, ${textFragmentUrl(page.url, anchor)}`;
  return `“${anchor.exact}”\n${where}`;
}

function painted({ id, colour, state, start, end }: PlacedHighlight): PaintedHighlight[] {
  return start === null || end === null
    ? []
    : [{ id, colour, changed: state === 'changed', start, end }];
}
