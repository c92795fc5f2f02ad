import { FailureError } from '../model/index.ts';
import { HEAD_LENGTH, looksBinary } from './detect.ts';
import { createDumpParser, unknownFormat } from './dump/parser.ts';
import { createParserOf, formatOf } from './formats.ts';
import type { CreateParser } from './items.ts';

/**
 * The parser for a source, by the first `HEAD_LENGTH` units of its text, or all of it if it has fewer.
 * Throws `FailureError`: 'empty-file', 'binary-file', 'unknown-format'. Its messages name no file: the
 * caller, who knows it, puts the name before them.
 */
export function parserFor(head: string): CreateParser {
  if (head.replace(/^\ufeff/, '') === '') {
    throw new FailureError({
      code: 'empty-file',
      message: 'It is empty.',
      action: 'Export or save it again and import that.',
    });
  }
  if (looksBinary(head)) {
    throw new FailureError({
      code: 'binary-file',
      message: 'It is not text.',
      action: 'Choose an export, a feed, a saved page or a plain text.',
    });
  }
  const format = formatOf(head, '');
  if (format !== null) return createParserOf(format);
  // Blank lines so far, or one endless line: the parser will say what is wrong, and where.
  const endless = head.length >= HEAD_LENGTH / 2 && !/[\r\n]/.test(head.trimStart());
  if (endless || head.trim() === '') return createDumpParser;
  throw unknownFormat();
}
