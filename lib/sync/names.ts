/** Names at a remote. Whatever is listed under another one is not ours, and is left alone. */
import type { DeviceId } from '../model/index.ts';

const SEGMENT = /^devices\/([0-9a-z]{10})\/([0-9]{12})\.seg$/;
const KEY = /^keys\/([0-9a-f]{16})-([0-9]{12})\.key$/;
const REMOVED = /^removed\/([0-9a-z]{10})\.seg$/;
const SILENT = /^silent\/([0-9a-z]{10})\.seg$/;
const PAIRING = /^pairing\/([0-9a-f]{16})\.key$/;

/** Room for one batch a second for 30,000 years. */
const DIGITS = 12;

export const DEVICES = 'devices';
export const KEYS = 'keys';

function digits(number: number): string {
  return String(number).padStart(DIGITS, '0');
}

export function segmentName(device: DeviceId, sequence: number): string {
  return `${DEVICES}/${device}/${digits(sequence)}.seg`;
}

export function readSegmentName(name: string): { device: DeviceId; sequence: number } | null {
  const [, device, sequence] = SEGMENT.exec(name) ?? [];
  return device && sequence && Number(sequence) > 0 ? { device, sequence: Number(sequence) } : null;
}

/** A key ring's name has its number: a changed passphrase is the next one, and the highest counts. */
export function keyName(keyId: string, number: number): string {
  return `${KEYS}/${keyId}-${digits(number)}.key`;
}

export function readKeyName(name: string): { keyId: string; number: number } | null {
  const [, keyId, number] = KEY.exec(name) ?? [];
  return keyId && number ? { keyId, number: Number(number) } : null;
}

/** Says to a device that it was removed, and to the others that its folder is not missing. */
export function removedName(device: DeviceId): string {
  return `removed/${device}.seg`;
}

export function readRemovedName(name: string): DeviceId | null {
  return REMOVED.exec(name)?.[1] ?? null;
}

/** Says that a device was silent for so long that others have taken over what it carried. */
export function silentName(device: DeviceId): string {
  return `silent/${device}.seg`;
}

export function readSilentName(name: string): DeviceId | null {
  return SILENT.exec(name)?.[1] ?? null;
}

export function pairingName(id: string): string {
  return `pairing/${id}.key`;
}

export function isPairingName(name: string): boolean {
  return PAIRING.test(name);
}
