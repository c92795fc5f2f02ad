import { Button, FailureNote } from '../shared/index.ts';
import { AddressForm } from './AddressForm.tsx';
import { ImportForm } from './ImportForm.tsx';
import { hasEnded, ImportItem } from './ImportItem.tsx';
import type { Clock, ImportProps } from './types.ts';

export function Import(props: ImportProps & { readonly clock: Clock }) {
  const ended = props.imports.filter(hasEnded);
  const putAllAway = () => {
    for (const { id } of ended) props.onForget(id);
  };
  return (
    <section id="import" aria-labelledby="import-title">
      <h2 id="import-title">Import</h2>
      <h3>From an address</h3>
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
      {props.imports.map(status => (
        <ImportItem
          key={status.id}
          status={status}
          clock={props.clock}
          onPause={props.onPause}
          onCancel={props.onCancel}
          onResume={props.onResume}
          onForget={props.onForget}
        />
      ))}
    </section>
  );
}
