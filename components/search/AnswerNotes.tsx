import type { SearchAnswer } from '../../lib/model/index.ts';
import { sayList } from '../shared/index.ts';
import type { SearchControls } from './types.ts';

export interface AnswerNotesProps {
  readonly answer: SearchAnswer;
  readonly titleOf: SearchControls['titleOf'];
}

/** What an answer lacks: words that were not looked for, and a part of the index that is being made anew. */
export function AnswerNotes({ answer, titleOf }: AnswerNotesProps) {
  const words = answer.leftOut.filter(word => word !== '…');
  const cut = answer.leftOut.includes('…');
  const titles = answer.damaged.flatMap(archive => titleOf(archive) || []);
  return (
    <>
      {words.length > 0 && (
        <p class="answer-note small">
          Not looked for: <bdi>{words.join(', ')}</bdi>
          {cut && ', and what came after'}.
        </p>
      )}
      {cut && words.length === 0 && (
        <p class="answer-note small">The query is very long: its end was not looked for.</p>
      )}
      {answer.damaged.length > 0 && (
        <p class="answer-note loss small">
          A part of the search index
          {titles.length > 0 && (
            <>
              {' of '}
              <bdi>{sayList(titles)}</bdi>
            </>
          )}{' '}
          cannot be read. It is being made anew from the archive, which is whole; until then some of
          its posts and comments are left out here.
        </p>
      )}
    </>
  );
}
