import { useRef, useState } from 'preact/hooks';
import { Button, sayBytes } from '../shared/index.ts';

export interface DropZoneProps {
  readonly files: readonly File[];
  onFiles(files: readonly File[]): void;
}

/** Where files are dropped or chosen. Files of one name and size are taken for the same. */
export function DropZone({ files, onFiles }: DropZoneProps) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const add = (list: FileList | null | undefined) => {
    const known = new Set(files.map(keyOf));
    const added = [...(list ?? [])].filter(file => !known.has(keyOf(file)));
    if (added.length > 0) onFiles([...files, ...added]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first
    <div
      class={`drop${over ? ' over' : ''}`}
      onDragOver={event => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault();
        setOver(false);
        add(event.dataTransfer?.files);
      }}
    >
      <p>
        Drop files here, or{' '}
        <Button kind="link" onClick={() => input.current?.click()}>
          choose files
        </Button>
        .
      </p>
      <p class="small">Plain-text dumps of a blog, several at once if there are several.</p>
      <input
        class="hidden-text"
        type="file"
        multiple
        tabIndex={-1}
        aria-label="Files to import"
        ref={input}
        onChange={event => {
          add(event.currentTarget.files);
          // So that choosing the same file once more is a change again.
          event.currentTarget.value = '';
        }}
      />
      {files.length > 0 && (
        <ul class="bare chosen" aria-label="Chosen files">
          {files.map(file => (
            <li key={keyOf(file)} class="row">
              <bdi>{file.name}</bdi>
              <span class="small">{sayBytes(file.size)}</span>
              <span class="space" />
              <Button
                kind="quiet"
                label={`Take ${file.name} out`}
                onClick={() => onFiles(files.filter(other => other !== file))}
              >
                Take out
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function keyOf(file: File): string {
  return `${file.name} ${file.size}`;
}
