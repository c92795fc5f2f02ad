import { useRef } from 'preact/hooks';
import { Button } from '../shared/index.ts';

export interface FileChoiceProps {
  readonly words: string;
  /** The accessible name of the field. */
  readonly label: string;
  readonly accept: string;
  readonly disabled: boolean;
  onFile(file: File): void;
}

export function FileChoice({ words, label, accept, disabled, onFile }: FileChoiceProps) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button disabled={disabled} onClick={() => field.current?.click()}>
        {words}
      </Button>
      <input
        ref={field}
        type="file"
        class="hidden-text"
        tabIndex={-1}
        aria-label={label}
        accept={accept}
        disabled={disabled}
        onChange={event => {
          const [chosen] = event.currentTarget.files ?? [];
          if (chosen) onFile(chosen);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
