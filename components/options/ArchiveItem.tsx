import { useRef, useState } from 'preact/hooks';
import type { ArchiveInfo } from '../../lib/model/index.ts';
import { Button, DateText, sayCount, sayPostsAndComments } from '../shared/index.ts';
import { ArchiveUpdates } from './ArchiveUpdates.tsx';
import type { ArchivesProps } from './types.ts';

type ArchiveItemProps = Pick<ArchivesProps, 'onRename' | 'onDelete' | 'onUpdateNow' | 'onEvery'> & {
  readonly archive: ArchiveInfo;
  /** Whether something is being imported into it. */
  readonly busy: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly termsHref: ArchivesProps['termsHref'] | undefined;
};

/** An archive: what it holds, a new name, and its deletion, which asks once. */
export function ArchiveItem({ archive, onRename, onDelete, ...more }: ArchiveItemProps) {
  const [mode, setMode] = useState<'shown' | 'renaming' | 'deleting'>('shown');
  const item = useRef<HTMLLIElement>(null);
  // What had the focus is about to go; the next Tab comes to this archive's buttons again.
  const back = () => {
    item.current?.focus();
    setMode('shown');
  };
  if (mode === 'renaming') {
    return (
      <li ref={item} tabIndex={-1}>
        <RenameForm
          title={archive.title}
          onDone={title => {
            back();
            if (title !== null && title !== archive.title) onRename(archive.id, title);
          }}
        />
      </li>
    );
  }
  return (
    <li ref={item} tabIndex={-1}>
      <div class="line">
        <div>
          <h3 dir="auto">{archive.title}</h3>
          <ArchiveFacts archive={archive} termsHref={more.termsHref} />
        </div>
        <div class="row">
          <Button
            kind="quiet"
            label={`Rename ${archive.title}`}
            onClick={() => setMode('renaming')}
          >
            Rename
          </Button>
          <Button
            kind="quiet"
            label={`Delete ${archive.title}`}
            onClick={() => setMode('deleting')}
          >
            Delete
          </Button>
        </div>
      </div>
      {archive.site && <ArchiveUpdates archive={archive} site={archive.site} {...more} />}
      {mode === 'deleting' && (
        <div class="confirm" role="alert">
          <p class="loss">
            This deletes {sayPostsAndComments(archive.posts, archive.comments, ' and ')} from this
            browser.{' '}
            {archive.site
              ? 'Nothing changes on the blog. What is no longer there cannot be fetched again.'
              : 'The files that they came from stay as they are.'}
          </p>
          <div class="row">
            <Button kind="danger" onClick={() => onDelete(archive.id)}>
              Delete the archive
            </Button>
            <Button onClick={back}>Keep it</Button>
          </div>
        </div>
      )}
    </li>
  );
}

function ArchiveFacts({ archive, termsHref }: Pick<ArchiveItemProps, 'archive' | 'termsHref'>) {
  return (
    <p class="small">
      <bdi>
        {' '}
        {sayPostsAndComments(archive.posts, archive.comments)}
        {archive.terms > 0 && ' · '}
        {archive.terms > 0 &&
          (termsHref ? (
            <a href={termsHref(archive.id)}>{sayCount(archive.terms, 'term')}</a>
          ) : (
            sayCount(archive.terms, 'term')
          ))}
        {archive.first !== null && (
          <>
            {' · '}
            <DateText date={archive.first} />
            {archive.last !== archive.first && (
              <>
                {' to '}
                <DateText date={archive.last} />
              </>
            )}
          </>
        )}
        {archive.state === 'importing' &&
          ' · being imported: what is there can be searched and read, terms come at the end'}
      </bdi>{' '}
    </p>
  );
}

interface RenameFormProps {
  readonly title: string;
  /** The new title, or null where there is none. */
  onDone(title: string | null): void;
}

function RenameForm({ title, onDone }: RenameFormProps) {
  const [value, setValue] = useState(title);
  const wanted = value.trim();
  return (
    <form
      class="inline-form"
      onSubmit={event => {
        event.preventDefault();
        if (wanted !== '') onDone(wanted);
      }}
      onKeyDown={event => event.key === 'Escape' && onDone(null)}
    >
      <label class="field">
        <span>Name of the archive</span>
        <input
          type="text"
          dir="auto"
          maxLength={200}
          value={value}
          ref={focusOnce}
          onInput={event => setValue(event.currentTarget.value)}
        />
      </label>
      <Button kind="main" submit disabled={wanted === ''}>
        Rename
      </Button>
      <Button onClick={() => onDone(null)}>Cancel</Button>
    </form>
  );
}

/** The user has just asked for this field: it is where typing goes. */
function focusOnce(element: HTMLInputElement | null): void {
  element?.focus();
}
