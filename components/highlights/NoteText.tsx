import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../shared/index.ts';

export interface NoteTextProps {
  readonly text: string;
  /** What other devices wrote at the same time. */
  readonly others: readonly string[];
  onChange(text: string): void;
}

/** Milliseconds after the last key: saved while one thinks, and at the latest when the field is left. */
const PAUSE = 600;

/** The note, saved as it is written; it follows what is changed elsewhere, unless that is what it saved itself. */
export function NoteText({ text, others, onChange }: NoteTextProps) {
  const [typed, setTyped] = useState(text);
  const saved = useRef(text);
  const latest = useRef(text);
  const sent = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const save = () => {
    clearTimeout(timer.current);
    if (latest.current === saved.current) return;
    saved.current = latest.current;
    sent.current.add(latest.current);
    onChange(latest.current);
  };
  const type = (next: string) => {
    setTyped(next);
    latest.current = next;
    clearTimeout(timer.current);
    timer.current = setTimeout(save, PAUSE);
  };
  useEffect(() => {
    // What was saved comes back late, when more has been written.
    if (latest.current !== saved.current || sent.current.has(text)) return;
    sent.current.clear();
    saved.current = text;
    latest.current = text;
    setTyped(text);
  }, [text]);
  useEffect(() => {
    // A frame that is closed at once does not unmount: leaving the page saves too.
    window.addEventListener('pagehide', save);
    return () => {
      window.removeEventListener('pagehide', save);
      save();
    };
  }, []);

  return (
    <div class="note-text">
      <label class="field">
        <span>Note</span>
        <textarea
          dir="auto"
          rows={3}
          maxLength={100_000}
          value={typed}
          placeholder="Why you marked it"
          onInput={event => type(event.currentTarget.value)}
          onBlur={save}
        />
      </label>
      {others.map(other => (
        <div key={other} class="note-other small">
          <p>Written on another device at the same time:</p>
          <p dir="auto">{other}</p>
          <Button
            kind="link"
            onClick={() => {
              type(typed === '' ? other : `${typed}\n\n${other}`);
              save();
            }}
          >
            Put both into one note
          </Button>
        </div>
      ))}
    </div>
  );
}
