/** The part of Web Cryptography that sealing needs, so that this folder knows no browser. */

export type Bytes = Uint8Array<ArrayBuffer>;

/** A `CryptoKey`; opaque here. */
export type KeyPort = object;

/** `globalThis.crypto`, of a browser or of Node, is one. */
export interface CryptoPort {
  getRandomValues(into: Bytes): unknown;
  readonly subtle: {
    importKey(
      format: 'raw',
      key: Bytes,
      algorithm: string,
      extractable: boolean,
      uses: ('deriveBits' | 'encrypt' | 'decrypt')[],
    ): Promise<KeyPort>;
    deriveBits(
      algorithm:
        | { name: 'PBKDF2'; hash: 'SHA-256'; salt: Bytes; iterations: number }
        | { name: 'HKDF'; hash: 'SHA-256'; salt: Bytes; info: Bytes },
      key: KeyPort,
      bits: number,
    ): Promise<ArrayBuffer>;
    encrypt(
      algorithm: { name: 'AES-GCM'; iv: Bytes; additionalData: Bytes },
      key: KeyPort,
      data: Bytes,
    ): Promise<ArrayBuffer>;
    decrypt(
      algorithm: { name: 'AES-GCM'; iv: Bytes; additionalData: Bytes },
      key: KeyPort,
      data: Bytes,
    ): Promise<ArrayBuffer>;
  };
}
