/**
 * Three devices on a remote in memory, driven by a seed: edits by chance, faults of the remote, workers
 * killed between any two steps that wait, devices that sync at the same time, clocks that go wrong. Every
 * so often all is well for a while: then all have to be the same, and what the model says.
 */
import { type Remote, RemoteError, type RemoteFault } from '../../lib/jobs/ports.ts';
import { HIGHLIGHT_COLOURS } from '../../lib/model/index.ts';
import { seeded } from '../unit/sync/typical-highlights.ts';
import { type Client, createClient, WEBDAV } from './client.ts';
import { createModel } from './fuzz-model.ts';
import { createMemoryRemote } from './memory-remote.ts';
import { createSeededCrypto } from './seeded-crypto.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

class Killed extends Error {}

interface Device {
  client: Client;
  /** What its clock is ahead of the others'. */
  skew: number;
  /** So many steps until the worker is killed. */
  life: number;
}

export interface FuzzReport {
  readonly rounds: number;
  readonly syncs: number;
  readonly kills: number;
  readonly faults: number;
  readonly settled: number;
}

/** Throws an error that names the seed and the round where something is not as it has to be. */
export async function fuzz(seed: number, rounds: number): Promise<FuzzReport> {
  const random = seeded(seed);
  const below = (most: number) => Math.floor(random() * most);
  const chance = (share: number) => random() < share;
  const time = { now: 1_800_000_000_000 };
  const remote = createMemoryRemote();
  const model = createModel();
  const crypto = createSeededCrypto(random);
  const counts = { rounds: 0, syncs: 0, kills: 0, faults: 0, settled: 0 };
  let isQuiet = false;
  let made = 0;
  let earlier = new Map<string, Uint8Array>();

  /** A turn more or less, and perhaps the last one. */
  async function step(device: Device): Promise<void> {
    if (!isQuiet) {
      for (let turns = below(4); turns > 0; turns--) await Promise.resolve();
      if (device.life-- <= 0) throw new Killed();
    }
  }
  function connect(device: Device): Remote {
    const fail = (share: number, fault: RemoteFault = chance(0.5) ? 'unreachable' : 'busy') => {
      if (isQuiet || !chance(share)) return;
      counts.faults++;
      throw new RemoteError(fault, 'It does not answer.');
    };
    return remote.client({
      async before(method) {
        await step(device);
        fail(0.02);
        // What was full once may have room at the next request: others remove something too.
        if (method === 'putOnce') fail(0.05, 'full');
      },
      async after() {
        await step(device);
        fail(0.02);
      },
      written(_, bytes) {
        if (isQuiet || !chance(0.02)) return bytes;
        counts.faults++;
        return bytes.slice(0, below(bytes.length));
      },
    });
  }
  async function addDevice(name: string): Promise<Device> {
    const device: Device = { client: undefined as never, skew: 0, life: Infinity };
    device.client = createClient(name, {
      remote: () => connect(device),
      now: () => time.now + device.skew,
      random,
      crypto,
      step: () => step(device),
    });
    const joined = await device.client.sync.join(
      WEBDAV,
      { how: 'open' },
      { device: name, by: null },
    );
    if (!joined.ok) throw new Error(joined.error.message);
    return device;
  }

  function edit({ client }: Device): void {
    const ids = [...client.store.records.keys()].filter(id => /^h\d/.test(id));
    const number = Number((ids[below(ids.length)] ?? 'h0').slice(1));
    const site = `site/s${below(5)}.example`;
    const kinds = [
      () => client.highlight(made++),
      () => client.change(number, { colour: HIGHLIGHT_COLOURS[below(4)] }),
      () => client.change(number, { note: chance(0.8) ? `note ${below(1e6)}` : '' }),
      () => client.change(number, { tags: [`tag ${below(9)}`] }),
      () => client.change(number, { removed: chance(0.7) }),
      () => client.local.set(site, { on: below(100) }),
      () => client.local.delete(site),
    ];
    kinds[ids.length === 0 ? 0 : below(kinds.length)]?.();
    for (const { record, unsent } of client.store.records.values()) if (unsent) model.saw(record);
  }

  async function sync(device: Device): Promise<void> {
    counts.syncs++;
    let isRefused = false;
    device.life = !isQuiet && chance(0.3) ? below(60) : Infinity;
    try {
      const { asks } = await device.client.sync.syncNow();
      if (asks) {
        isRefused = !isQuiet && chance(0.3);
        await device.client.sync.answer(!isRefused);
      }
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      counts.kills++;
      device.client.restart();
    }
    device.life = Infinity;
    // What is brought back is written by the engine, for the user.
    if (isRefused) for (const { record } of device.client.store.records.values()) model.saw(record);
  }

  function disaster(): void {
    counts.faults++;
    const names = [...remote.files.keys()].filter(name => name.endsWith('.seg'));
    const [one, other] = [names[below(names.length)], names[below(names.length)]];
    const what = below(6);
    if (what === 0 && chance(0.3)) remote.files.clear();
    else if (what === 1 && one) remote.files.delete(one);
    else if (what === 2 && one) {
      for (const name of names) if (name.startsWith(one.slice(0, 18))) remote.files.delete(name);
    } else if (what === 3 && one) {
      const bytes = remote.files.get(one)!.slice();
      const at = below(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
      remote.files.set(one, bytes);
    } else if (what === 4 && one && other) {
      const [a, b] = [remote.files.get(one)!, remote.files.get(other)!];
      remote.files.set(one, b).set(other, a);
    } else if (what === 5 && earlier.size > 0) {
      remote.files.clear();
      for (const [name, bytes] of earlier) remote.files.set(name, bytes);
    }
    if (chance(0.5)) earlier = new Map(remote.files);
  }

  /** All is well, and each has its turn until nobody has anything to say. */
  async function settle(devices: readonly Device[]): Promise<void> {
    counts.settled++;
    isQuiet = true;
    for (const device of devices) device.skew = 0;
    // Whoever was ahead by hours wrote clocks that others take in all the same.
    for (let turn = 0; turn < 5; turn++) for (const device of devices) await sync(device);
    isQuiet = false;
    const [first] = devices;
    for (const { client } of devices) {
      const wrong = model.wrong([...client.store.records.values()].map(({ record }) => record));
      if (wrong) throw new Error(`on ${client.name}: ${wrong}`);
      const { why, waiting } = await client.sync.state();
      if (why || waiting > 0)
        throw new Error(`${client.name} still waits: ${why?.message} ${waiting}`);
      if (client.state() !== first?.client.state()) {
        throw new Error(`${client.name} is not as ${first?.client.name}`);
      }
    }
  }

  isQuiet = true;
  let generation = 0;
  const devices: Device[] = [];
  for (const name of ['a', 'b', 'c']) devices.push(await addDevice(name));
  isQuiet = false;
  try {
    for (let round = 1; round <= rounds; round++) {
      counts.rounds = round;
      const device = devices[below(3)]!;
      if (chance(0.45)) edit(device);
      else if (chance(0.7)) await sync(device);
      else if (chance(0.5)) await Promise.all(devices.map(sync));
      else if (chance(0.12)) disaster();
      time.now += chance(0.05) ? below(DAY) : below(600_000);
      if (chance(0.02)) device.skew = below(40 * HOUR) - 20 * HOUR;
      if (round % 50 === 0 || round === rounds) {
        await settle(devices);
        if (chance(0.1)) {
          time.now += 181 * DAY;
          await settle(devices);
          time.now += DAY + 1;
          await settle(devices);
          // A remote that is put back to what it was half a year ago may bring back what was removed since:
          // nobody remembers it any more.
          earlier = new Map();
        }
        if (chance(0.2)) {
          // Once all have tidied: what a remote has old of who is long gone, a new device can't tell.
          time.now += DAY + 1;
          await settle(devices);
          isQuiet = true;
          const place = below(3);
          devices[place] = await addDevice(`n${generation++}`);
          await settle(devices);
        }
      }
    }
  } catch (error) {
    const how = error instanceof Error ? (error.stack ?? error.message) : String(error);
    throw new Error(
      `round ${counts.rounds} of seed ${seed}; again: node test/sync/fuzz-long.ts --seed ${seed} --rounds ${rounds}\n${how}`,
    );
  }
  return counts;
}
