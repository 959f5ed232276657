import {getEmulator, type AppConfig, type EmulatorApp, type Era, type SeenRequest} from './emulator.js';

/** The emulated Dify releases. */
export const ERAS: readonly Era[] = ['1.12', '1.13', '1.14', 'newest'];

/** Makes an app for one test: a chat of the newest Dify, unless said otherwise. */
export async function make(config: Partial<AppConfig> = {}, era: Era = 'newest'): Promise<EmulatorApp> {
  return (await getEmulator(era)).app({mode: 'chat', ...config});
}

/** What the app was asked so far at addresses that end so. */
export async function asked(app: EmulatorApp, end: string): Promise<SeenRequest[]> {
  return (await app.requests()).filter(({path}) => path.endsWith(end));
}

/** How often a question was posted. */
export async function posts(app: EmulatorApp): Promise<number> {
  return (await asked(app, '/chat-messages')).filter(({method}) => method === 'POST').length;
}
