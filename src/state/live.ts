import {isRunning, type Answer, type Message} from './types.js';

/** Whether an answer is being written, or looked for after its stream was cut. */
export function isLive(message: Message | undefined): boolean {
  const {status, delay} = (message ?? {}) as Partial<Answer>;
  return isRunning(message) || (status === 'incomplete' && !!delay);
}
