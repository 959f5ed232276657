/** What plays speech tells. */
export interface OutputEvents {
  /** There is sound. */
  readonly started: () => void;
  /** All of it was heard. */
  readonly ended: () => void;
  /** It cannot be played, or not on. */
  readonly failed: () => void;
}

/** Plays speech whose bytes come piece by piece. */
export interface Output {
  add(bytes: Uint8Array<ArrayBuffer>): void;
  /** Nothing follows. */
  end(): void;
  /** Rejects when the browser does not allow sound yet: `NotAllowedError`. */
  play(): Promise<void>;
  pause(): void;
  /** Silence, for good. */
  close(): void;
}
