import * as v from 'valibot';
import { TERM_KINDS } from '../../model/index.ts';
import { squash } from '../../text/index.ts';
import type { GlossaryEntry, GlossaryHeader } from './types.ts';

/** One line, without control characters: what a card can show and a CSV cell can carry. */
function tidy(text: string): string {
  return squash(text.replace(/\p{Cc}/gu, ' '));
}

function line(what: string, most: number) {
  return v.pipe(
    v.string(`its ${what} is not a text`),
    v.transform(tidy),
    v.maxLength(most, `its ${what} is longer than ${most} characters`),
  );
}

function lineOrNull(what: string, most: number) {
  return v.pipe(
    v.nullish(line(what, most), null),
    v.transform(text => text || null),
  );
}

const words = (what: string, most: number, each: number) =>
  v.pipe(
    v.array(line(what, each), `its ${what} are not a list`),
    v.transform(list => [...new Set(list)].filter(text => text !== '')),
    v.maxLength(most, `it has more than ${most} ${what}`),
  );

/** The limits keep a damaged file from becoming terms: nobody's term is a page long. */
export const EntrySchema = v.pipe(
  v.object(
    {
      term: v.pipe(
        v.optional(line('term', 200), ''),
        v.minLength(1, 'it has no term'),
        v.regex(/[\p{L}\p{N}]/u, 'its term has neither letter nor digit'),
      ),
      aliases: v.nullish(words('aliases', 100, 200), []),
      kind: v.nullish(v.picklist(TERM_KINDS, `its kind is none of ${TERM_KINDS.join(', ')}`)),
      expansion: lineOrNull('expansion', 400),
      definition: lineOrNull('definition', 2_000),
      source: lineOrNull('source', 400),
      ambiguous: v.nullish(v.boolean('its "ambiguous" is neither true nor false'), false),
    },
    'it is not an object',
  ),
  v.transform(
    (entry): GlossaryEntry => ({
      ...entry,
      aliases: entry.aliases.filter(alias => alias !== entry.term),
      kind: entry.kind ?? (entry.expansion === null ? 'topic' : 'acronym'),
    }),
  ),
);

export const ENTRY_FIELDS: readonly string[] = [
  'term',
  'aliases',
  'kind',
  'expansion',
  'definition',
  'source',
  'ambiguous',
] satisfies (keyof GlossaryEntry)[];

const headerText = (what: string) => v.optional(line(what, 4_000), '');

export const HeaderSchema = v.object({
  name: headerText('name'),
  description: headerText('description'),
  language: headerText('language'),
  licence: headerText('licence'),
  attribution: headerText('attribution'),
  fits: v.optional(
    v.object(
      {
        atLeast: v.pipe(
          v.number('its "atLeast" is not a number'),
          v.integer('its "atLeast" is not a whole number'),
          v.minValue(1, 'its "atLeast" is less than 1'),
        ),
        of: words('words of "fits"', 1_000, 200),
      },
      'its "fits" is not an object with "atLeast" and "of"',
    ),
    { atLeast: 1, of: [] },
  ),
});

export const NO_HEADER: GlossaryHeader = v.parse(HeaderSchema, {});
