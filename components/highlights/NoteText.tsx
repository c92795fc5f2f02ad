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

/** The note, saved as it is written. */
export function NoteText({ text, others, onChange }: NoteTextProps) {
  const [typed, setTyped] = useState(text);
  const saved = useRef(text);
  const latest = useRef(text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const save = () => {
    clearTimeout(timer.current);
    if (latest.current === saved.current) return;
    saved.current = latest.current;
    onChange(latest.current);
  };
  const type = (next: string) => {
    setTyped(next);
    latest.current = next;
    clearTimeout(timer.current);
    timer.current = setTimeout(save, PAUSE);
  };
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
