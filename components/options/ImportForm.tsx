import { useState } from 'preact/hooks';
import type { Unpublished } from '../../lib/model/index.ts';
import { Button } from '../shared/index.ts';
import { suggestedTitle } from './chosen-files.ts';
import { DropZone } from './DropZone.tsx';
import { MoreToImport } from './MoreToImport.tsx';
import { LONGEST_TITLE } from './title-from-name.ts';
import type { ChosenFile, ImportProps } from './types.ts';

const NEW = '';

/** What to import and where to: files, or a text that is pasted, into a new archive or one that is there. */
export function ImportForm({ archives, onImport }: Pick<ImportProps, 'archives' | 'onImport'>) {
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const [include, setInclude] = useState<readonly Unpublished[]>([]);
  const [target, setTarget] = useState(NEW);
  const [title, setTitle] = useState('');

  const suggested = suggestedTitle(files, name) || 'My archive';
  const archive = archives.find(({ id }) => id === target);
  const pasted = text.trim() !== '';
  const submit = (event: Event) => {
    event.preventDefault();
    if (files.length === 0 && !pasted) return;
    onImport({
      archive: archive?.id ?? null,
      title: archive?.title ?? (title.trim() || suggested),
      titled: archive !== undefined || title.trim() !== '',
      include,
      files,
      pasted: pasted ? { name: name.trim() || 'Pasted text', text } : null,
    });
    setFiles([]);
    setText('');
    setName('');
    setTitle('');
    // What was asked for these files was not asked for the next.
    setInclude([]);
    setTarget(NEW);
  };
  return (
    <form class="import-form" onSubmit={submit}>
      <DropZone files={files} onFiles={setFiles} />
      <details class="paste">
        <summary>Paste a text instead</summary>
        <label class="field">
          <span>Text of the posts and comments</span>
          <textarea
            rows={6}
            dir="auto"
            value={text}
            onInput={event => setText(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>What to call this text</span>
          <input
            type="text"
            dir="auto"
            placeholder="Pasted text"
            value={name}
            onInput={event => setName(event.currentTarget.value)}
          />
        </label>
      </details>
      <MoreToImport include={include} onInclude={setInclude} />
      <div class="target">
        {archives.length > 0 && (
          <label class="field">
            <span>Into</span>
            <select value={target} onChange={event => setTarget(event.currentTarget.value)}>
              <option value={NEW}>A new archive</option>
              {archives.map(({ id, title: existing }) => (
                <option key={id} value={id}>
                  {existing}
                </option>
              ))}
            </select>
          </label>
        )}
        {archive === undefined && (
          <label class="field">
            <span>Name of the archive</span>
            <input
              type="text"
              dir="auto"
              maxLength={LONGEST_TITLE}
              placeholder={suggested}
              value={title}
              onInput={event => setTitle(event.currentTarget.value)}
            />
          </label>
        )}
        <Button kind="main" submit disabled={files.length === 0 && !pasted}>
          Import
        </Button>
      </div>
    </form>
  );
}
