import { useRef, useState } from 'preact/hooks';
import { Button, sayBytes, sayCount } from '../shared/index.ts';
import { chosenFile, listed, ofFolder, withFiles } from './chosen-files.ts';
import { droppedFiles } from './dropped-files.ts';
import type { ChosenFile } from './types.ts';

export interface DropZoneProps {
  readonly files: readonly ChosenFile[];
  onFiles(files: readonly ChosenFile[]): void;
}

/** Where files and folders are dropped or chosen. */
export function DropZone({ files, onFiles }: DropZoneProps) {
  const [over, setOver] = useState(false);
  const [unreadable, setUnreadable] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const latest = useRef(files);
  latest.current = files;
  const add = (added: readonly ChosenFile[]) => {
    const all = withFiles(latest.current, added);
    if (all !== latest.current) onFiles(all);
  };
  const drop = (transfer: DataTransfer | null) => {
    setOver(false);
    setUnreadable(false);
    if (transfer) droppedFiles(transfer).then(add, () => setUnreadable(true));
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
        drop(event.dataTransfer);
      }}
    >
      <p>
        <bdi>
          {' '}
          Drop files here, or choose{' '}
          <Button kind="link" label="Choose files" onClick={() => input.current?.click()}>
            files
          </Button>{' '}
          or{' '}
          <Button kind="link" label="Choose a folder" onClick={() => folder.current?.click()}>
            a folder
          </Button>
          .
        </bdi>{' '}
      </p>
      <p class="small">
        Blogger exports, Takeout zips, WordPress files, feeds, saved pages, Substack and Medium
        zips, Markdown, plain-text dumps and packs, zipped or not.
      </p>
      {unreadable && (
        <p class="loss" role="alert">
          What was dropped could not be read. Choose it instead.
        </p>
      )}
      <input
        class="hidden-text"
        type="file"
        multiple
        tabIndex={-1}
        aria-label="Files to import"
        ref={input}
        onChange={event => {
          add([...(event.currentTarget.files ?? [])].map(chosenFile));
          // So that choosing the same file once more is a change again.
          event.currentTarget.value = '';
        }}
      />
      <input
        class="hidden-text"
        type="file"
        multiple
        tabIndex={-1}
        aria-label="Folder to import"
        ref={element => {
          folder.current = element;
          // No attribute of the standard's, so the types of views do not know it.
          element?.setAttribute('webkitdirectory', '');
        }}
        onChange={event => {
          const inside = [...(event.currentTarget.files ?? [])];
          add(ofFolder(inside.map(file => ({ name: file.webkitRelativePath || file.name, file }))));
          event.currentTarget.value = '';
        }}
      />
      <ChosenList files={files} onFiles={onFiles} />
    </div>
  );
}

function ChosenList({ files, onFiles }: DropZoneProps) {
  if (files.length === 0) return null;
  return (
    <ul class="bare chosen" aria-label="Chosen files">
      {listed(files).map(({ name, folder, files: members, bytes }) => (
        <li key={`${name} ${folder} ${bytes}`} class="row">
          <bdi>{name}</bdi>
          <span class="small facts">
            {folder && `folder, ${sayCount(members.length, 'file')}, `}
            {sayBytes(bytes)}
          </span>
          <span class="space" />
          <Button
            kind="quiet"
            label={`Take ${name} out`}
            onClick={() => onFiles(files.filter(file => !members.includes(file)))}
          >
            Take out
          </Button>
        </li>
      ))}
    </ul>
  );
}
