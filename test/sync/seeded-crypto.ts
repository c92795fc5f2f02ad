/**
 * Web Cryptography's part that sealing needs, of Node's synchronous one, and with chance by seed: so that
 * a run of the fuzzer is the same run again, to the last byte and the last turn of the event loop.
 */
import { createCipheriv, createDecipheriv, hkdfSync, pbkdf2Sync } from 'node:crypto';
import type { Bytes, CryptoPort } from '../../lib/sync/index.ts';

const TAG = 16;

class SeededKey {
  readonly bytes: Bytes;
  constructor(bytes: Bytes) {
    this.bytes = bytes;
  }
}

function bytesOf(key: object): Bytes {
  if (!(key instanceof SeededKey)) throw new TypeError('a key of another crypto');
  return key.bytes;
}

export function createSeededCrypto(random: () => number): CryptoPort {
  return {
    getRandomValues(into) {
      for (let i = 0; i < into.length; i++) into[i] = Math.floor(random() * 256);
      return into;
    },
    subtle: {
      importKey: async (_, key) => new SeededKey(key.slice()),
      async deriveBits(algorithm, key, bits) {
        const secret = bytesOf(key);
        if (algorithm.name === 'HKDF') {
          return hkdfSync('sha256', secret, algorithm.salt, algorithm.info, bits / 8);
        }
        const made = pbkdf2Sync(secret, algorithm.salt, algorithm.iterations, bits / 8, 'sha256');
        return Uint8Array.from(made).buffer;
      },
      async encrypt({ iv, additionalData }, key, data) {
        const cipher = createCipheriv('aes-256-gcm', bytesOf(key), iv).setAAD(additionalData);
        const sealed = Buffer.concat([cipher.update(data), cipher.final(), cipher.getAuthTag()]);
        return Uint8Array.from(sealed).buffer;
      },
      async decrypt({ iv, additionalData }, key, data) {
        const cipher = createDecipheriv('aes-256-gcm', bytesOf(key), iv).setAAD(additionalData);
        cipher.setAuthTag(data.subarray(data.length - TAG));
        const opened = Buffer.concat([
          cipher.update(data.subarray(0, data.length - TAG)),
          cipher.final(),
        ]);
        return Uint8Array.from(opened).buffer;
      },
    },
  };
}
