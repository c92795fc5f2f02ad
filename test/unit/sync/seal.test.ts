import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CryptoPort,
  createSealer,
  newCode,
  newMaster,
  openRing,
  readCode,
  readRing,
  SEAL_BYTES,
  unlock,
  withCode,
  withPassphrase,
  writeCode,
  writeRing,
} from '../../../lib/sync/index.ts';

const crypto: CryptoPort = globalThis.crypto;
/** The fewest that a ring may ask for: what takes time is not what is tested. */
const ROUNDS = 100_000;
const AS = { name: 'devices/aaaaaaaaaa/000000000001.seg', device: 'aaaaaaaaaa', sequence: 1 };
const BYTES = Uint8Array.from({ length: 300 }, (_, at) => at % 256);

async function ringOf(passphrase: string) {
  const key = newMaster(crypto);
  return { key, ring: await withPassphrase(crypto, key, null, passphrase, ROUNDS) };
}

describe('a sealed segment', () => {
  it('is opened under the name that it was sealed under, and costs what it says', async () => {
    const { keyId, master } = newMaster(crypto);
    const sealer = await createSealer(crypto, master, keyId);
    const sealed = await sealer.seal(AS, BYTES);
    expect(sealed.length).toBe(BYTES.length + SEAL_BYTES);
    const opened = await sealer.open(AS, sealed);
    expect(opened.ok && [...opened.value]).toEqual([...BYTES]);
  });

  it('moved to another name, device or number is refused', async () => {
    const { keyId, master } = newMaster(crypto);
    const sealer = await createSealer(crypto, master, keyId);
    const sealed = await sealer.seal(AS, BYTES);
    for (const other of [{ name: 'devices/x' }, { device: 'bbbbbbbbbb' }, { sequence: 2 }]) {
      const opened = await sealer.open({ ...AS, ...other }, sealed);
      expect(opened).toMatchObject({ ok: false, error: { code: 'damaged' } });
    }
  });

  it('with any bit flipped, cut anywhere, or longer, is refused', async () => {
    const { keyId, master } = newMaster(crypto);
    const sealer = await createSealer(crypto, master, keyId);
    const sealed = await sealer.seal(AS, BYTES.slice(0, 20));
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const flipped = sealed.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect((await sealer.open(AS, flipped)).ok).toBe(false);
    }
    for (let length = 0; length < sealed.length; length++) {
      expect((await sealer.open(AS, sealed.slice(0, length))).ok).toBe(false);
    }
    expect((await sealer.open(AS, Uint8Array.from([...sealed, 0]))).ok).toBe(false);
  });

  it('of another key is told from a damaged one', async () => {
    const [one, two] = [newMaster(crypto), newMaster(crypto)];
    const sealed = await (await createSealer(crypto, one.master, one.keyId)).seal(AS, BYTES);
    const opened = await (await createSealer(crypto, two.master, two.keyId)).open(AS, sealed);
    expect(opened).toMatchObject({ ok: false, error: { code: 'refused' } });
    // Of the same id, and not the same key: a forged header does not help.
    const forged = await (await createSealer(crypto, two.master, one.keyId)).open(AS, sealed);
    expect(forged).toMatchObject({ ok: false, error: { code: 'damaged' } });
  });

  it('never twice with the same nonce', async () => {
    const { keyId, master } = newMaster(crypto);
    const sealer = await createSealer(crypto, master, keyId);
    const nonces = new Set<string>();
    for (let i = 0; i < 500; i++) nonces.add(String((await sealer.seal(AS, BYTES)).slice(11, 23)));
    expect(nonces.size).toBe(500);
  });
});

describe('a key ring', () => {
  it('is opened by its passphrase, however it was typed, and by no other', async () => {
    const { key, ring } = await ringOf('café 12');
    const read = readRing(writeRing(ring));
    if (!read.ok) throw new Error(read.error.message);
    for (const passphrase of ['café 12', 'cafe\u0301 12']) {
      const opened = await unlock(crypto, read.value, { kind: 'passphrase', passphrase });
      expect(opened).toEqual({ ok: true, value: key });
    }
    const wrong = await unlock(crypto, read.value, { kind: 'passphrase', passphrase: 'cafe 12' });
    expect(wrong).toMatchObject({ ok: false, error: { code: 'refused' } });
  });

  it('is opened by its code too; another code, or a mistyped one, is told', async () => {
    const { key, ring } = await ringOf('words');
    const code = newCode(crypto);
    const both = await withCode(crypto, key, ring, code);
    expect(await unlock(crypto, both, { kind: 'code', code: code.toLowerCase() })).toEqual({
      ok: true,
      value: key,
    });
    const other = await unlock(crypto, both, { kind: 'code', code: newCode(crypto) });
    expect(other).toMatchObject({ ok: false, error: { code: 'refused' } });
    const slip = code.startsWith('7') ? `8${code.slice(1)}` : `7${code.slice(1)}`;
    const mistyped = await unlock(crypto, both, { kind: 'code', code: slip });
    expect(mistyped).toMatchObject({ ok: false, error: { code: 'wrong-use' } });
  });

  it('with another passphrase has the same key, keeps its code, and no longer opens by the old one', async () => {
    const { key, ring } = await ringOf('old');
    const code = newCode(crypto);
    const before = await withCode(crypto, key, ring, code);
    const after = await withPassphrase(crypto, key, before, 'new', ROUNDS);
    const by = async (passphrase: string) =>
      (await unlock(crypto, after, { kind: 'passphrase', passphrase })).ok;
    expect([await by('new'), await by('old')]).toEqual([true, false]);
    expect((await unlock(crypto, after, { kind: 'code', code })).ok).toBe(true);
  });

  it('can lie open, and then needs nothing', async () => {
    const key = newMaster(crypto);
    const read = readRing(writeRing(openRing(key)));
    if (!read.ok) throw new Error(read.error.message);
    expect(await unlock(crypto, read.value, { kind: 'open' })).toEqual({ ok: true, value: key });
  });

  it('that asks for 10^12 rounds, or for one, is refused before anything is computed', async () => {
    const { ring } = await ringOf('words');
    for (const rounds of [1_000_000_000_000, 10_000_001, 99_999, 1, 0]) {
      const bytes = writeRing({
        ...ring,
        slots: ring.slots.map(slot => ({ ...slot, rounds })),
      });
      expect(readRing(bytes)).toMatchObject({
        ok: false,
        error: { code: 'damaged', message: expect.stringContaining(String(rounds)) },
      });
    }
  });

  it('of fewer rounds than it was made with, or another salt, opens nothing', async () => {
    const { ring } = await ringOf('words');
    const secret = { kind: 'passphrase' as const, passphrase: 'words' };
    const other = (change: object) => ({
      ...ring,
      slots: ring.slots.map(slot => ({ ...slot, ...change })),
    });
    expect((await unlock(crypto, other({ rounds: ROUNDS + 1 }), secret)).ok).toBe(false);
    expect((await unlock(crypto, other({ salt: new Uint8Array(16) }), secret)).ok).toBe(false);
    expect((await unlock(crypto, { ...ring, keyId: '0011223344556677' }, secret)).ok).toBe(false);
  });

  it('of odd lengths is refused', async () => {
    const { ring } = await ringOf('words');
    const bytes = writeRing(ring);
    for (let length = 0; length < bytes.length; length++) {
      expect(readRing(bytes.slice(0, length)).ok).toBe(false);
    }
    expect(readRing(Uint8Array.from([...bytes, 0])).ok).toBe(false);
    for (const salt of [new Uint8Array(15), new Uint8Array(65)]) {
      const odd = writeRing({ ...ring, slots: ring.slots.map(slot => ({ ...slot, salt })) });
      expect(readRing(odd).ok).toBe(false);
    }
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), some => void readRing(some)));
  });
});

describe('a code to print', () => {
  it('is read back as people type it, and slips are noticed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), bytes => {
        const code = writeCode(bytes);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{1,4})+$/);
        const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
        expect([...(readCode(typed, 20) ?? [])]).toEqual([...bytes]);
        expect(readCode(code.slice(0, -1), 20)).toBeNull();
      }),
    );
    const code = writeCode(Uint8Array.from({ length: 20 }, (_, at) => at * 11));
    const swapped = code[1] + code[0]! + code.slice(2);
    expect(swapped === code || readCode(swapped, 20) === null).toBe(true);
  });
});
