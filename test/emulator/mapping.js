const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const SIGNED = /timestamp=(\d+)&nonce=([0-9a-f]+)&sign=([\w%=-]+)/;
const JWT = /^[\w-]+\.([\w-]+)\.[\w-]+$/;
const SAID_BY_NOBODY = /^00000000-/;

/**
 * From the ids, tokens and signed addresses of a recording to those of the emulator, learnt from answers that are
 * compared place by place, so that later requests can be sent with the emulator's own.
 */
export class Mapping {
  #known = new Map();

  /**
   * Learns from two values at the same place. `key` is the name of the property they were found in.
   *
   * @returns what was learnt before and contradicts, in words; `undefined` when all is well.
   */
  learn(recorded, actual, key = '') {
    if (typeof recorded !== 'string' || typeof actual !== 'string') return undefined;
    if (/_token$|^token$/.test(key)) this.#learnToken(recorded, actual);
    this.#learnSignature(recorded, actual);
    const ours = actual.match(UUID) ?? [];
    const theirs = recorded.match(UUID) ?? [];
    if (ours.length !== theirs.length) return undefined;
    let conflict;
    theirs.forEach((id, index) => {
      conflict ??= this.#set(id, ours[index]);
    });
    return conflict;
  }

  /** The same text with everything known replaced. */
  translate(text) {
    const keys = [...this.#known.keys()].filter((key) => text.includes(key)).sort((a, b) => b.length - a.length);
    return keys.reduce((result, key) => result.split(key).join(this.#known.get(key)), text);
  }

  /** Ours for a recorded id or token, if it was learnt. */
  get(recorded) {
    return this.#known.get(recorded);
  }

  /** Says that one text stands for another, for what no answer teaches: app keys, site codes, passports. */
  set(recorded, actual) {
    this.#set(recorded, actual);
  }

  #learnToken(recorded, actual) {
    this.#set(recorded, actual);
    const [theirs, ours] = [claims(recorded), claims(actual)];
    if (!theirs || !ours) return;
    for (const [key, value] of Object.entries(theirs)) this.learn(value, ours[key]);
  }

  #learnSignature(recorded, actual) {
    const [theirs, ours] = [SIGNED.exec(recorded), SIGNED.exec(actual)];
    if (!theirs || !ours) return;
    this.#set(`timestamp=${theirs[1]}&nonce=${theirs[2]}`, `timestamp=${ours[1]}&nonce=${ours[2]}`);
    this.#set(theirs[2], ours[2]);
    this.#set(theirs[3], ours[3]);
  }

  #set(recorded, actual) {
    if (SAID_BY_NOBODY.test(recorded)) return undefined;
    const before = this.#known.get(recorded);
    if (before === undefined) this.#known.set(recorded, actual);
    return before === undefined || before === actual ? undefined : `id ${actual} where ${before} was expected`;
  }
}

/** The claims of a JSON web token, `undefined` for anything else. */
export function claims(token) {
  const payload = JWT.exec(token)?.[1];
  try {
    return payload ? JSON.parse(Buffer.from(payload, 'base64url').toString()) : undefined;
  } catch {
    return undefined;
  }
}
