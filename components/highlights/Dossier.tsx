import { useId, useState } from 'preact/hooks';
import type { WallDate } from '../../lib/model/index.ts';
import { opening } from '../../lib/text/index.ts';
import { Button, DateText, sayCount } from '../shared/index.ts';

/** A passage of an archive that was put aside in the reader. */
export interface DossierPassage {
  readonly key: string;
  readonly title: string;
  readonly author: string | null;
  readonly date: WallDate | null;
  readonly text: string;
}

export interface DossierProps {
  /** Highlights whose boxes are ticked. */
  readonly chosen: number;
  readonly passages: readonly DossierPassage[];
  onTakeAway(key: string): void;
  onEmpty(): void;
  onMake(form: 'html' | 'markdown', said: { title: string; introduction: string }): void;
}

/** What was chosen, made one document: by date, each with source, date, link, and whether it still reads so. */
export function Dossier({ chosen, passages, onTakeAway, onEmpty, onMake }: DossierProps) {
  const [title, setTitle] = useState('');
  const [introduction, setIntroduction] = useState('');
  const id = useId();
  const said = { title: title.trim() || 'Dossier', introduction };
  const empty = chosen === 0 && passages.length === 0;
  return (
    <section class="dossier" aria-labelledby={id}>
      <h3 id={id}>Dossier</h3>
      <p class="small" role="status">
        {empty
          ? 'Tick highlights below, and choose “Add to dossier” at posts and comments in the reader.'
          : `${sayCount(chosen, 'ticked highlight')} and ${sayCount(passages.length, 'passage')}, by date.`}
      </p>
      {passages.length > 0 && (
        <ol class="bare passages">
          {passages.map(({ key, title: of, author, date, text }) => (
            <li key={key} class="row">
              <p class="small">
                <bdi>“{opening(text, 80)}”</bdi> <bdi>{author ?? of}</bdi>, <DateText date={date} />
              </p>
              <Button
                kind="quiet"
                label={`Leave out “${opening(text, 40)}”`}
                onClick={() => onTakeAway(key)}
              >
                Leave out
              </Button>
            </li>
          ))}
        </ol>
      )}
      {!empty && (
        <>
          <label class="field">
            <span>Title</span>
            <input
              type="text"
              dir="auto"
              maxLength={200}
              value={title}
              placeholder="Dossier"
              onInput={event => setTitle(event.currentTarget.value)}
            />
          </label>
          <label class="field">
            <span>What is said before all else</span>
            <textarea
              dir="auto"
              rows={3}
              value={introduction}
              onInput={event => setIntroduction(event.currentTarget.value)}
            />
          </label>
          <div class="row">
            <Button onClick={() => onMake('html', said)}>Save as HTML, to print</Button>
            <Button onClick={() => onMake('markdown', said)}>Save as Markdown</Button>
            {passages.length > 0 && (
              <Button kind="quiet" onClick={onEmpty}>
                Leave all passages out
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  );
}
