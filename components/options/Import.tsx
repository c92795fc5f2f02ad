import type { ImportStatus } from '../../lib/model/index.ts';
import { Button, FailureNote } from '../shared/index.ts';
import { AddressForm } from './AddressForm.tsx';
import { ImportForm } from './ImportForm.tsx';
import { hasEnded, ImportItem } from './ImportItem.tsx';
import type { Clock, ImportProps } from './types.ts';

export function Import(props: ImportProps & { readonly clock: Clock }) {
  const ended = props.imports.filter(hasEnded);
  const open = props.imports.filter(status => !hasEnded(status));
  const putAllAway = () => {
    for (const { id } of ended) props.onForget(id);
  };
  const item = (status: ImportStatus) => (
    <ImportItem
      key={status.id}
      status={status}
      clock={props.clock}
      onPause={props.onPause}
      onCancel={props.onCancel}
      onResume={props.onResume}
      onForget={props.onForget}
    />
  );
  return (
    <section id="import" aria-labelledby="import-title">
      <h2 id="import-title">Import</h2>
      {open.map(item)}
      <h3 class={open.length > 0 ? 'next-way' : undefined}>From an address</h3>
      <AddressForm {...props.address} />
      <h3 class="next-way">From files</h3>
      <ImportForm archives={props.archives} onImport={props.onImport} />
      {props.failure && <FailureNote failure={props.failure} />}
      {ended.length > 1 && (
        <p class="put-away">
          <Button kind="quiet" onClick={putAllAway}>
            Put all {ended.length} reports away
          </Button>
        </p>
      )}
      {ended.map(item)}
    </section>
  );
}
