/**
 * Sends a question once more that Dify refused because it has too many at once: then it certainly was not taken.
 * A chunk of its own: seldom needed.
 */
import type {SessionCore} from './core.js';

/** Seconds before each time, give or take a quarter, so that not all visitors come back at once. */
const WAITS: readonly number[] = [3, 6, 12];

/**
 * Counts down to the next time, for the visitor to see.
 *
 * @throws `refusal`, when it was the last one, the visitor stopped it, or it is not on the screen any more.
 */
export async function wait(core: SessionCore, key: string, attempt: number, refusal: unknown): Promise<void> {
  const {againWaits = WAITS} = core.options;
  const seconds = Math.ceil((againWaits[attempt] ?? 0) * (0.75 + Math.random() / 2));
  const waits = () => core.answer(key)?.status === 'waiting';
  // It does not go while the visitor changes it.
  const edited = () => core.get().edits?.[`${key}:q`] !== undefined;
  for (let again = seconds; (again > 0 || edited()) && waits(); again--) {
    core.patchAnswer(key, {again: Math.max(again, 1)});
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  core.patchAnswer(key, {again: undefined});
  if (!seconds || !waits()) throw refusal;
}
