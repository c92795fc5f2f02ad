/** What every remote keeps to, whatever stands behind it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Remote, RemoteError } from '../../lib/jobs/ports.ts';

/** One place, seen by several devices. */
export interface Place {
  /** `writer`: the device. */
  remote(writer: string): Remote;
  stop(): Promise<void>;
}

/** Two writers have the same moment so often. */
const RACES = 15;

/** All 256 bytes, over and over. */
export function someBytes(length: number, first = 0): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (i * 31 + first) & 255);
}

export async function names(remote: Remote, folder = ''): Promise<string[]> {
  return (await remote.list(folder)).map(({ name }) => name).sort();
}

/** The fault that a call ends with; fails where it ends well. */
export async function faultOf(call: Promise<unknown>): Promise<RemoteError> {
  const error = await call.then(
    value => expect.fail(`it went well: ${value}`),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof RemoteError)) throw error;
  return error;
}

export function itKeepsTheContract(start: () => Promise<Place>): void {
  let place: Place;
  beforeAll(async () => {
    place = await start();
  });
  afterAll(() => place.stop());

  it('is empty at first, and has nothing to give', async () => {
    const remote = place.remote('aa');
    expect(await remote.list('')).toEqual([]);
    expect(await remote.list('devices/aa')).toEqual([]);
    expect(await remote.get('devices/aa/000001.seg')).toBeNull();
    await remote.remove(['devices/aa/000001.seg', 'head']);
  });

  it('carries bytes from one device to the other', async () => {
    const [one, other] = [place.remote('aa'), place.remote('bb')];
    const bytes = someBytes(5_000);
    expect(await one.putOnce('devices/aa/000001.seg', bytes)).toBe('written');
    expect(await other.get('devices/aa/000001.seg')).toEqual(bytes);
    expect(await other.list('')).toEqual([{ name: 'devices/aa/000001.seg', size: 5_000 }]);
  });

  it('never writes over what is there', async () => {
    const [one, other] = [place.remote('aa'), place.remote('bb')];
    expect(await one.putOnce('head', someBytes(40))).toBe('written');
    expect(await other.putOnce('head', someBytes(50, 7))).toBe('exists');
    expect(await one.putOnce('head', someBytes(40))).toBe('exists');
    expect(await other.get('head')).toEqual(someBytes(40));
  });

  it('lists a folder by itself, and no other that begins alike', async () => {
    const remote = place.remote('bb');
    await remote.putOnce('devices/b/1', someBytes(1));
    await remote.putOnce('devices/bb/1', someBytes(2));
    await remote.putOnce('devices/bb/2', someBytes(3));
    await remote.putOnce('devices/bb.x-y/1', someBytes(4));
    expect(await names(remote, 'devices/bb')).toEqual(['devices/bb/1', 'devices/bb/2']);
    expect((await names(remote, 'devices')).length).toBe(5);
    expect((await names(remote)).length).toBe(6);
  });

  it('lets one of two win who write the same name at the same moment', async () => {
    const [one, other] = [place.remote('aa'), place.remote('bb')];
    for (let i = 0; i < RACES; i++) {
      const name = `races/${i}`;
      const outcomes = await Promise.all([
        one.putOnce(name, someBytes(300, 1)),
        other.putOnce(name, someBytes(301, 2)),
      ]);
      expect([...outcomes].sort()).toEqual(['exists', 'written']);
      const kept = await one.get(name);
      expect(kept).toEqual(outcomes[0] === 'written' ? someBytes(300, 1) : someBytes(301, 2));
    }
    await one.remove(Array.from({ length: RACES }, (_, i) => `races/${i}`));
  });

  it('takes several at once from one device', async () => {
    const remote = place.remote('cc');
    const wanted = Array.from({ length: 8 }, (_, i) => `devices/cc/${i}`);
    const outcomes = await Promise.all(wanted.map((name, i) => remote.putOnce(name, someBytes(i))));
    expect(new Set(outcomes)).toEqual(new Set(['written']));
    expect(await names(remote, 'devices/cc')).toEqual(wanted);
    expect(await remote.get('devices/cc/7')).toEqual(someBytes(7));
    expect(await remote.get('devices/cc/0')).toEqual(new Uint8Array());
  });

  it('takes the largest that it says it takes, or two million bytes', async () => {
    const remote = place.remote('dd');
    const bytes = someBytes(Math.min(remote.limits.item ?? 2_000_000, 2_000_000));
    expect(await remote.putOnce('devices/dd/000000000001.snapshot', bytes)).toBe('written');
    expect(await remote.get('devices/dd/000000000001.snapshot')).toEqual(bytes);
  });

  it('removes what it is told to, and is then as empty as before', async () => {
    const remote = place.remote('bb');
    await remote.remove(['devices/bb/1', 'devices/bb/none']);
    expect(await names(remote, 'devices/bb')).toEqual(['devices/bb/2']);
    await remote.remove(await names(remote));
    expect(await remote.list('')).toEqual([]);
    expect(await remote.putOnce('head', someBytes(60))).toBe('written');
    expect(await remote.get('head')).toEqual(someBytes(60));
  });

  it('stops when it is told to, and says so by its own kind of error', async () => {
    const stopped = AbortSignal.abort();
    const remote = place.remote('aa');
    for (const call of [
      remote.list('', stopped),
      remote.get('head', stopped),
      remote.putOnce('never', someBytes(10), stopped),
      remote.remove(['head'], stopped),
    ])
      expect((await faultOf(call)).fault).toBe('internal');
    expect(await names(remote)).toEqual(['head']);
  });

  it('refuses names that lead elsewhere, before anything is asked', async () => {
    const remote = place.remote('aa');
    for (const name of ['../head', 'a/../b', '/head', 'a//b', 'A', 'a?b', 'a%2fb', '', '.', 'a/'])
      for (const call of [
        remote.get(name),
        remote.putOnce(name, someBytes(1)),
        remote.remove([name]),
      ])
        expect((await faultOf(call)).fault, name).toBe('internal');
  });
}
