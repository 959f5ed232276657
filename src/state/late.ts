/** Looks once more for an answer that was cut, when Dify can be reached again. */
import type {SessionCore} from './core.js';
import {isAlive, rest, waitFor} from './rest.js';

/** So many milliseconds a network is waited for. */
const PATIENCE = 3_600_000;

/** Waits until Dify can be reached, while the answer stays marked as cut off, and then looks what became of it. */
export async function later(core: SessionCore, key: string, query: string, view: AbortSignal): Promise<void> {
  const begun = performance.now();
  for (let tries = 0; performance.now() - begun < PATIENCE; tries++) {
    await rest(core, 2 * waitFor(tries), view);
    const answer = core.answer(key);
    if (view.aborted || !answer || !isLost(answer)) return;
    if (!(await isAlive(core.services.http, view))) continue;
    await core.session.asker.recover(core, answer, query, view);
    const found = core.answer(key);
    if (found && !isLost(found)) core.ended(key);
    return;
  }
}

const isLost = ({status, error}: {status: string; error?: {code: string} | undefined}): boolean =>
  status === 'incomplete' || error?.code === 'not_delivered';
