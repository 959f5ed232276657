/** A stand-in. */
import type {Strings} from '../i18n/index.js';
import type {ChatSession} from '../state/session.js';
export async function openTranscript(_s: ChatSession, _t: Strings, _b: HTMLElement): Promise<void> {}
