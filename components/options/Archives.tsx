import { Button, Empty, FailureNote } from '../shared/index.ts';
import { ArchiveItem } from './ArchiveItem.tsx';
import type { ArchivesProps, Clock } from './types.ts';
import { useNow } from './use-now.ts';

export function Archives(props: ArchivesProps & { readonly clock: Clock }) {
  const { archives, failure } = props;
  const now = useNow(
    props.clock,
    archives?.some(({ site }) => site !== null),
  );
  return (
    <section id="archives" aria-labelledby="archives-title">
      <h2 id="archives-title">Archives</h2>
      {failure && <FailureNote failure={failure} />}
      {archives === null ? (
        !failure && (
          <p class="muted" role="status">
            Reading…
          </p>
        )
      ) : archives.length === 0 ? (
        <Empty
          text="There is no archive yet."
          more="Import one below, or try the sample: some fifty invented posts about probation."
        >
          <Button onClick={props.onSample}>Try the sample archive</Button>
        </Empty>
      ) : (
        <ul class="bare lines">
          {archives.map(archive => (
            <ArchiveItem
              key={archive.id}
              archive={archive}
              onRename={props.onRename}
              onDelete={props.onDelete}
              onBrowse={props.onBrowse}
              onUpdateNow={props.onUpdateNow}
              onEvery={props.onEvery}
              now={now}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
