import { useRef } from 'preact/hooks';
import { Button, Choice, FailureNote, sayCount } from '../shared/index.ts';
import type { GlossaryProps, GlossaryReport } from './types.ts';

const MODES = [
  ['auto', 'If it fits the archive'],
  ['on', 'Always'],
  ['off', 'Never'],
] as const;
/** An id is never empty, so this stands for the one that comes with the program. */
const STARTER = '';

/** Which glossary says what terms are and stand for; another one brought in; the terms taken out as one. */
export function GlossaryPart(props: GlossaryProps) {
  const { choice, known, used } = props;
  const file = useRef<HTMLInputElement>(null);
  return (
    <details class="glossary" open={props.report !== null || props.failure !== null}>
      <summary>
        Glossary: <bdi>{used ?? 'none'}</bdi>
      </summary>
      <p class="small">
        A glossary says what terms are and what they stand for, and adds terms that the archive
        speaks of and never explains. What you change yourself comes before it.
      </p>
      <div class="choices">
        <Choice
          label="Glossary"
          value={choice.id ?? STARTER}
          options={known.map(({ id, name }) => [id ?? STARTER, name] as const)}
          onChoose={id => props.onChoose({ ...choice, id: id === STARTER ? null : id })}
        />
        <Choice
          label="Use it"
          value={choice.mode}
          options={MODES}
          onChoose={mode => props.onChoose({ ...choice, mode })}
        />
      </div>
      <div class="row">
        <Button onClick={() => file.current?.click()}>Import a glossary</Button>
        <input
          ref={file}
          type="file"
          class="hidden-text"
          tabIndex={-1}
          aria-label="File of a glossary"
          accept=".json,.csv,text/csv,application/json"
          onChange={event => {
            const [chosen] = event.currentTarget.files ?? [];
            if (chosen) props.onFile(chosen);
            event.currentTarget.value = '';
          }}
        />
        <Button kind="quiet" onClick={() => props.onExport('json')}>
          Export as JSON
        </Button>
        <Button kind="quiet" onClick={() => props.onExport('csv')}>
          Export as CSV
        </Button>
      </div>
      {props.failure && <FailureNote failure={props.failure} />}
      {props.report && <Report {...props.report} />}
    </details>
  );
}

function Report({ name, entries, leftOut, notes }: GlossaryReport) {
  return (
    <div class="report" role="status">
      <p>
        <bdi>{name}</bdi>: {sayCount(entries, 'entry', 'entries')} read
        {leftOut > 0 && <span class="loss">, {leftOut} left out</span>}.
      </p>
      {notes.length > 0 && (
        <ul class="bare small">
          {notes.map(({ place, message }) => (
            <li key={`${place} ${message}`}>
              {place}: {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
