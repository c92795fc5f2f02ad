import { FailureNote, Switch } from '../shared/index.ts';
import { OwnSites } from './OwnSites.tsx';
import { PresetSites } from './PresetSites.tsx';
import type { SitesProps } from './types.ts';

export function Sites(props: SitesProps) {
  return (
    <section id="sites" aria-labelledby="sites-title">
      <h2 id="sites-title">Sites</h2>
      <p class="muted prose">
        Terms are marked on the sites you name here. Your browser asks you once for each. The pages
        are compared with your archives on this machine and never leave it.
      </p>
      {props.failure && <FailureNote failure={props.failure} />}
      <div class="line everywhere">
        <div>
          <h3>Everywhere</h3>
          <p class="small">On every site, but for those that you leave out.</p>
        </div>
        <Switch on={props.everywhere} label="Mark terms everywhere" onChange={props.onEverywhere} />
      </div>
      <PresetSites presets={props.presets} everywhere={props.everywhere} onSites={props.onSites} />
      <OwnSites
        own={props.own}
        onSites={props.onSites}
        onAdd={props.onAdd}
        onRemove={props.onRemove}
      />
    </section>
  );
}
