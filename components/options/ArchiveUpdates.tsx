import type { ArchiveInfo, ArchiveSite } from '../../lib/model/index.ts';
import { Button, sayCount } from '../shared/index.ts';
import { EverySelect } from './EverySelect.tsx';
import type { ArchivesProps } from './types.ts';
import { sayAgo, sayAhead } from './when.ts';

export type ArchiveUpdatesProps = Pick<ArchivesProps, 'onUpdateNow' | 'onEvery'> & {
  readonly archive: ArchiveInfo;
  readonly site: ArchiveSite;
  readonly busy: boolean;
  readonly now: number;
};

/** Where an archive is kept up to date from: when that was, when it will be, and what came of it. */
export function ArchiveUpdates(props: ArchiveUpdatesProps) {
  const { archive, site, busy, now, onUpdateNow, onEvery } = props;
  return (
    <div class="updates">
      <p class="small">
        From{' '}
        <a href={site.url} target="_blank" rel="noopener noreferrer" dir="ltr">
          {site.url.replace(/^https?:\/\/|\/$/g, '')}
        </a>
        , {sayKind(site)}
      </p>
      <div class="row">
        <p class="small">{sayLooks(site, now)}</p>
        <span class="space" />
        <div class="row">
          <span class="small" aria-hidden="true">
            Look
          </span>
          <EverySelect
            every={site.every}
            label={`How often to look for updates of ${archive.title}`}
            onEvery={every => onEvery(archive.id, every)}
          />
          <Button
            kind="quiet"
            label={`Look now for updates of ${archive.title}`}
            disabled={archive.state !== 'ready' || busy}
            onClick={() => onUpdateNow(archive.id)}
          >
            Look now
          </Button>
        </div>
      </div>
      {site.failure && (
        <p class="loss">
          {site.failure.message} {site.failure.action}
        </p>
      )}
      {site.news > 0 && (
        <p class="told">
          <bdi>{sayCount(site.news, 'new post')} came with updates.</bdi>
        </p>
      )}
      {(site.gone > 0 || (site.goneComments ?? 0) > 0) && (
        <p class="told">
          <bdi>{sayGone(site)}</bdi>
        </p>
      )}
    </div>
  );
}

/** What it is, without the numbers of the first look: the archive's own stand above, and have grown. */
function sayKind({ said }: ArchiveSite): string {
  return said.replace(/ with [\d,]+ posts?(?: and [\d,]+ comments?)?/, '');
}

/** "1 post and 2 comments are no longer on the blog; they are kept." */
function sayGone({ kind, gone, goneComments = 0 }: ArchiveSite): string {
  const counts = [
    gone > 0 && sayCount(gone, 'post'),
    goneComments > 0 && sayCount(goneComments, 'comment'),
  ];
  const one = gone + goneComments === 1;
  const where = kind === 'pack' ? 'in the pack' : 'on the blog';
  return `${counts.filter(Boolean).join(' and ')} ${one ? 'is' : 'are'} no longer ${where}; ${one ? 'it is' : 'they are'} kept.`;
}

function sayLooks({ every, checked, next }: ArchiveSite, now: number): string {
  const last =
    checked === null ? 'Not looked for updates yet' : `Looked for updates ${sayAgo(checked, now)}`;
  if (every === 'never' || next === null) return `${last}.`;
  return `${last}; next ${sayAhead(next, now)}.`;
}
