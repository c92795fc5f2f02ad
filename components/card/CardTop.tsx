import type { Evidence } from '../../lib/model/index.ts';
import { Button, Menu, type MenuItem } from '../shared/index.ts';
import type { CardProps } from './types.ts';

/** The line above the card's heading: what kind of thing it is, and what can be done with the card. */
export function CardTop(props: CardProps) {
  const { evidence } = props;
  return (
    <div class="card-top row">
      {evidence ? <KindLine evidence={evidence} /> : <span class="k">Backstory</span>}
      <span class="space" />
      <Button kind="quiet" pressed={props.pinned} label="Pin this card" onClick={props.onPin}>
        Pin
      </Button>
      {evidence && <Menu label="More about this term" items={itemsOf(props, evidence.host)} />}
      <Button kind="quiet" label="Close this card" onClick={props.onClose}>
        Close
      </Button>
    </div>
  );
}

/** A page without a host, such as a file, is no site to remember anything of. */
function itemsOf(props: CardProps, host: string): MenuItem[] {
  const mute = { name: 'Mute this term', onChoose: props.onMute };
  if (host === '') return [mute];
  return [
    mute,
    { name: 'Wrong meaning here', onChoose: props.onWrongMeaning },
    { name: `Never on ${host}`, onChoose: props.onNever },
  ];
}

/** "CRC · body · 2014–2021". The short name stands here only where the long one is the heading. */
export function KindLine({ evidence }: { readonly evidence: Evidence }) {
  const years = evidence.years;
  const from = years[0]?.year;
  const to = years.at(-1)?.year;
  return (
    <p class="k card-kind">
      {evidence.expansion !== null && (
        <>
          <bdi>{evidence.name}</bdi>
          {' · '}
        </>
      )}
      <span class="kind">{evidence.kind}</span>
      {from !== undefined && ` · ${from === to ? from : `${from}–${to}`}`}
    </p>
  );
}
