/**
 * The one catalogue of messages, named by direction: `Annotator…` come from content scripts, `Page…`
 * from our own pages, both to the background. Requests are checked against these schemas at the
 * door; answers come from our own code and are trusted.
 */
import * as v from 'valibot';
import {
  type Mention,
  type MentionEvidence,
  type Result,
  TERM_KINDS,
  UNPUBLISHED,
} from '../model/index.ts';
import { HIGHLIGHT_REQUESTS, type HighlightAnswers } from './highlight-messages.ts';
import { MAX_PAGE_TEXT } from './limits.ts';
import { SYNC_REQUESTS, type SyncAnswers } from './sync-messages.ts';

export type * from './highlight-messages.ts';
export { MAX_PAGE_TEXT } from './limits.ts';

const Id = v.pipe(v.string(), v.maxLength(64));
/** A term's key: its name and what it stands for. */
const Key = v.pipe(v.string(), v.minLength(1), v.maxLength(1_000));
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A content script's page still loads: the background wakes meanwhile, and is there when it asks. */
export const AnnotatorHello = v.object({ type: v.literal('annotator.hello') });

/** A content script asks which terms its page mentions. */
export const AnnotatorAnnotate = v.object({
  type: v.literal('annotator.annotate'),
  /** Of the page, for the site's settings. */
  url: v.string(),
  /** The blocks of the article, joined by line feeds. */
  text: v.pipe(v.string(), v.maxLength(MAX_PAGE_TEXT)),
});

/** A content script is about to open the card on a term: it needs a token to hand to the frame. */
export const AnnotatorOpenCard = v.object({
  type: v.literal('annotator.open-card'),
  archive: Id,
  term: Count,
  /** The other terms of the archive that the word may mean. */
  senses: v.pipe(v.array(Count), v.maxLength(64)),
  /** The words of the mention, and the page that they stand on. */
  word: v.pipe(v.string(), v.maxLength(500)),
  url: v.string(),
});

/** The page takes no card: the term is to be shown in the panel, or the toolbar to say so. */
export const AnnotatorRefused = v.object({
  type: v.literal('annotator.refused'),
  archive: Id,
  term: Count,
});

/** The card's frame shows its token, once, and gets the evidence. */
export const CardEvidence = v.object({ type: v.literal('card.evidence'), token: Id });

/** Another meaning of the same words: the user chose it in the card, which shows it in place. */
export const CardSense = v.object({
  type: v.literal('card.sense'),
  archive: Id,
  term: Count,
  senses: v.pipe(v.array(Count), v.maxLength(64)),
  word: v.pipe(v.string(), v.maxLength(500)),
  host: v.pipe(v.string(), v.maxLength(300)),
});

/** The card is closed, and something was changed in it: its own page is told only now, since that closes it. */
export const CardClosed = v.object({ type: v.literal('card.closed') });

/** The card asks to open the reader on a post, at a comment if there is one. */
export const CardOpenReader = v.object({
  type: v.literal('card.open-reader'),
  archive: Id,
  post: Id,
  comment: v.nullable(Id),
});

/** The user wants no marks of a term any more, or wants them again. */
export const CardMute = v.object({
  type: v.literal('card.mute'),
  archive: Id,
  key: Key,
  muted: v.boolean(),
});

/** On this host a word means that term, or, where it is null, none of the archive's. */
export const CardMeaning = v.object({
  type: v.literal('card.meaning'),
  host: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  word: v.pipe(v.string(), v.maxLength(500)),
  archive: Id,
  key: v.nullable(Key),
});

/** As `card.meaning`, undone: what was remembered before, or nothing where it is null. */
export const CardMeaningBack = v.object({
  type: v.literal('card.meaning-back'),
  host: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  word: v.pipe(v.string(), v.maxLength(500)),
  archive: Id,
  before: v.nullable(v.object({ key: v.nullable(Key) })),
});

/** No marks on this host, or marks again. */
export const CardSite = v.object({
  type: v.literal('card.site'),
  host: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  off: v.boolean(),
});

/** The card asks to open the search on a term. */
export const CardOpenSearch = v.object({ type: v.literal('card.open-search'), query: v.string() });

/** The options page has staged sources and wants them imported. */
export const PageImport = v.object({
  type: v.literal('page.import'),
  /** An archive to import into; null makes a new one of this title. */
  archive: v.nullable(Id),
  title: v.pipe(v.string(), v.maxLength(200)),
  /** False where the title is only a guess, which the blog's own may replace. */
  titled: v.boolean(),
  /** What is imported beside what is published. */
  include: v.pipe(v.array(v.picklist(UNPUBLISHED)), v.readonly()),
  /** Ids of rows in `staged`. */
  staged: v.pipe(v.array(Count), v.minLength(1)),
});

const Every = v.picklist(['day', 'week', 'never']);

/** An address was looked at and its permission given: fetch the blog, and keep it up to date. */
export const PageImportSite = v.object({
  type: v.literal('page.import-site'),
  /** What `discover` gave, as JSON; the rest of it is the crawler's own. */
  site: v.looseObject({
    kind: v.picklist(['blogger', 'wordpress', 'feed', 'pack']),
    url: v.pipe(v.string(), v.url()),
    title: v.nullable(v.string()),
  }),
  /** "a Blogger blog with 4,812 posts" */
  said: v.pipe(v.string(), v.maxLength(500)),
  title: v.pipe(v.string(), v.maxLength(200)),
  titled: v.boolean(),
  every: Every,
});

/** Look for what is new on the archive's address now. */
export const PageUpdateSite = v.object({ type: v.literal('page.update-site'), archive: Id });
export const PageSetUpdates = v.object({
  type: v.literal('page.set-updates'),
  archive: Id,
  every: Every,
});
/** The user has seen that there are new posts. */
export const PageNewsSeen = v.object({ type: v.literal('page.news-seen') });

export const PagePauseImport = v.object({ type: v.literal('page.pause-import'), job: Count });
export const PageCancelImport = v.object({ type: v.literal('page.cancel-import'), job: Count });
export const PageResumeImport = v.object({ type: v.literal('page.resume-import'), job: Count });
export const PageForgetJob = v.object({ type: v.literal('page.forget-job'), job: Count });
export const PageDeleteArchive = v.object({ type: v.literal('page.delete-archive'), archive: Id });
export const PageRenameArchive = v.object({
  type: v.literal('page.rename-archive'),
  archive: Id,
  title: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
});

/** A page has met a part of an archive's search index that cannot be read. */
export const PageRebuildIndex = v.object({ type: v.literal('page.rebuild-index'), archive: Id });

const Words = v.pipe(v.string(), v.maxLength(400));
const WordList = v.pipe(v.array(Words), v.maxLength(500), v.readonly());

/** The user has changed terms of an archive: each edit whole, in place of the one of its key. */
export const PageEditTerms = v.object({
  type: v.literal('page.edit-terms'),
  archive: Id,
  edits: v.pipe(
    v.array(
      v.object({
        key: Key,
        added: v.boolean(),
        name: v.nullable(v.pipe(Words, v.regex(/[\p{L}\p{N}]/u))),
        kind: v.nullable(v.picklist(TERM_KINDS)),
        expansion: v.nullable(Words),
        definition: v.nullable(
          v.object({ text: v.pipe(v.string(), v.maxLength(2_000)), source: Words }),
        ),
        aliasesAdded: WordList,
        aliasesRemoved: WordList,
        muted: v.boolean(),
        mergedInto: v.nullable(Key),
      }),
    ),
    v.minLength(1),
    v.maxLength(1_000),
  ),
});

/** Which glossary an archive's terms are made with. */
export const PageChooseGlossary = v.object({
  type: v.literal('page.choose-glossary'),
  archive: Id,
  glossary: v.object({ mode: v.picklist(['auto', 'on', 'off']), id: v.nullable(Id) }),
});

/** The text of a glossary's file, which was read to see what is in it: keep it, and use it for this archive. */
export const PageKeepGlossary = v.object({
  type: v.literal('page.keep-glossary'),
  archive: Id,
  text: v.pipe(v.string(), v.maxLength(20_000_000)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
});

/** A page sees a job that should be running: whoever runs jobs goes on with it. */
export const PageWake = v.object({ type: v.literal('page.wake') });

/** Site permissions or settings changed: register the annotator anew. */
export const PageSitesChanged = v.object({ type: v.literal('page.sites-changed') });

export const Request = v.variant('type', [
  AnnotatorHello,
  AnnotatorAnnotate,
  AnnotatorOpenCard,
  AnnotatorRefused,
  CardEvidence,
  CardSense,
  CardClosed,
  CardOpenReader,
  CardOpenSearch,
  CardMute,
  CardMeaning,
  CardMeaningBack,
  CardSite,
  PageImport,
  PageImportSite,
  PageUpdateSite,
  PageSetUpdates,
  PageNewsSeen,
  PagePauseImport,
  PageCancelImport,
  PageResumeImport,
  PageForgetJob,
  PageDeleteArchive,
  PageRenameArchive,
  PageRebuildIndex,
  PageEditTerms,
  PageChooseGlossary,
  PageKeepGlossary,
  PageSitesChanged,
  PageWake,
  ...HIGHLIGHT_REQUESTS,
  ...SYNC_REQUESTS,
]);
export type Request = v.InferOutput<typeof Request>;
export type RequestType = Request['type'];

/** A mention that is to be painted, or listed. */
export interface PageMention extends Mention {
  readonly archive: string;
  /** Of its term: its number among `TERM_KINDS`. */
  readonly kind?: number;
}

/** What a content script gets: no more of the archive than it needs to paint. */
export interface AnnotateAnswer {
  /** The mentions to paint, in page order. */
  readonly shown: readonly PageMention[];
  /** How many there are altogether. */
  readonly total: number;
  /** Paint where the page can't learn of it. */
  readonly discreet: boolean;
}

/** What each request answers. */
export interface Answers extends HighlightAnswers, SyncAnswers {
  'annotator.hello': null;
  'annotator.annotate': AnnotateAnswer;
  'annotator.open-card': { readonly token: string };
  'annotator.refused': null;
  'card.evidence': MentionEvidence;
  'card.sense': MentionEvidence;
  'card.closed': null;
  'card.open-reader': null;
  'card.open-search': null;
  'card.mute': null;
  /** What was remembered before, for `card.meaning-back`. */
  'card.meaning': { readonly before: { readonly key: string | null } | null };
  'card.meaning-back': null;
  'card.site': null;
  'page.import': { readonly job: number };
  'page.import-site': { readonly job: number };
  'page.update-site': null;
  'page.set-updates': null;
  'page.news-seen': null;
  'page.pause-import': null;
  'page.cancel-import': null;
  'page.resume-import': null;
  'page.forget-job': null;
  'page.delete-archive': null;
  'page.rename-archive': null;
  'page.rebuild-index': null;
  'page.edit-terms': null;
  'page.choose-glossary': null;
  'page.keep-glossary': null;
  'page.sites-changed': null;
  'page.wake': null;
}
export type Answer<T extends RequestType> = Result<Answers[T]>;

/** Our pages and the background to a tab's annotator. */
export type ToAnnotator =
  /** The popup wants the page's text. Answers `AnnotatorText`. */
  | { readonly type: 'annotator.read' }
  /** An archive was imported or a setting changed: annotate anew. */
  | { readonly type: 'annotator.refresh' }
  /** Take the marks away and stop. */
  | { readonly type: 'annotator.stop' }
  /** Keyboard: go to the next or previous mention and open its card. */
  | { readonly type: 'annotator.step'; readonly by: 1 | -1 }
  /** Go to a painted mark, by its number, and open its card. */
  | { readonly type: 'annotator.go'; readonly mark: number };

/** What a page says of itself. */
export interface PageFacts {
  readonly title: string;
  /** Wall date of publication, as far as the page says. */
  readonly published: string | null;
  /** Its headings as they read, in order. */
  readonly headings: readonly string[];
}

/** A tab's page, as the popup gets it. */
export interface AnnotatorPage extends AnnotatorText, PageFacts {}

/** What the annotator has read and painted. */
export interface AnnotatorText {
  readonly url: string;
  readonly text: string;
  /** Terms marked on this page: how many mentions are painted and how many there are. */
  readonly shown: number;
  readonly total: number;
  /** What is painted, in page order: the marks that `annotator.go` counts. */
  readonly marks: readonly PageMention[];
}
