/** Connects each `<dify-chat data-app="…">` of a demo page with the Dify that this server talks to. */
import '../src/index.js';
import type {DifyChat} from '../src/index.js';

interface DemoConfig {
  readonly mode: 'emulator' | 'dify';
  readonly baseUrl: string;
  readonly appCode?: string;
  readonly era?: string;
  readonly eras?: readonly string[];
}

const query = new URLSearchParams(location.search);
const era = query.get('era');
const config = (await (await fetch(`/demo-config.json${era ? `?era=${era}` : ''}`)).json()) as DemoConfig;

for (const chat of document.querySelectorAll<DifyChat>('dify-chat')) {
  const app = query.get('app') ?? chat.dataset.app ?? 'chat';
  const {theme, lang, display, placement} = Object.fromEntries(query);
  for (const [name, value] of Object.entries({theme, lang, display, placement}))
    if (value) chat.setAttribute(name, value);
  chat.baseUrl = config.baseUrl;
  const mode = query.get('mode') ?? (/^(?:completion|workflow)$/.test(app) ? app : '');
  if (mode) chat.appMode = mode;
  if (config.mode === 'emulator') chat.appCode = `demo-${app}`;
  else if (config.appCode) chat.appCode = config.appCode;
  else chat.authorize = () => ({}); // the server adds the key
}

for (const button of document.querySelectorAll<HTMLElement>('[data-ask]')) {
  button.addEventListener('click', () => {
    const chat = document.querySelector<DifyChat>('dify-chat');
    chat?.show();
    void chat?.send(button.dataset.ask ?? '');
  });
}

const where = document.querySelector('#where');
if (where)
  where.textContent = config.mode === 'emulator' ? `Dify emulator, release ${config.era ?? ''}` : config.baseUrl;
