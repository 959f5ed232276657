/**
 * The script for one `<script>` tag: adds `<dify-chat>` to the page.
 *
 * It takes what it needs from `data-*` attributes of its own tag (`data-base-url`, `data-app-code` … any attribute of
 * `<dify-chat>`), or from `window.difyChatbotConfig` as Dify's own embed script does, so that a site with
 * Dify's snippet changes one address.
 */

/** What of Dify's own configuration has a meaning here. Set by the page, so nothing is certain. */
interface DifyChatbotConfig {
  token?: unknown;
  baseUrl?: unknown;
  isDev?: unknown;
  inputs?: unknown;
  systemVariables?: {user_id?: unknown; conversation_id?: unknown; locale?: unknown} | null;
  containerProps?: {className?: unknown} | null;
}

/** Dify's nine variables for the button, and ours for the same. */
const VARIABLES: Record<string, string> = {
  'bg-color': 'accent-color',
  bottom: 'offset-block',
  top: 'offset-block',
  right: 'offset-inline',
  left: 'offset-inline',
  width: 'launcher-width',
  height: 'launcher-height',
  'border-radius': 'launcher-border-radius',
  'box-shadow': 'launcher-shadow',
};

const script = document.currentScript as HTMLScriptElement | null;

function start(): void {
  const config = (window as {difyChatbotConfig?: DifyChatbotConfig}).difyChatbotConfig;
  const chat = document.createElement('dify-chat') as HTMLElement & {inputs?: unknown};
  if (config && !script?.dataset.baseUrl) fromConfig(chat, config);
  for (const {name, value} of script?.attributes ?? []) {
    if (/^data-./.test(name)) chat.setAttribute(name.slice(5), value);
  }
  if ([...document.querySelectorAll('dify-chat')].some((other) => isSame(chat, other))) {
    console.warn('dify-chat: the script is in this page twice; the first one counts.');
    return;
  }
  document.body.append(chat);
  if (config) adoptVariables(chat);
  // The module stands beside this script, wherever that is.
  import(new URL('./dify-chat.js', script?.src || location.href).href).catch((error: unknown) => {
    console.error('dify-chat could not be loaded.', error);
  });
}

/** Whether both are the chat with one app. */
function isSame(one: Element, other: Element): boolean {
  return ['base-url', 'app-code', 'api-key', 'user'].every(
    (name) => one.getAttribute(name) === other.getAttribute(name),
  );
}

function fromConfig(chat: HTMLElement & {inputs?: unknown}, config: DifyChatbotConfig): void {
  const {token, baseUrl, isDev, inputs, systemVariables, containerProps} = config;
  const origin =
    typeof baseUrl === 'string' && baseUrl ? baseUrl : isDev ? 'https://dev.udify.app' : 'https://udify.app';
  const attributes = {
    'base-url': `${origin.replace(/\/+$/, '')}/api`,
    'app-code': token,
    user: systemVariables?.user_id,
    'conversation-id': systemVariables?.conversation_id,
    lang: systemVariables?.locale,
    class: containerProps?.className,
  };
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'string' && value) chat.setAttribute(name, value);
  }
  chat.id = 'dify-chatbot-bubble-button'; // pages style it by this name
  if (inputs && typeof inputs === 'object') chat.inputs = inputs;
}

/** Takes over the variables that the page has set for Dify's button. */
function adoptVariables(chat: HTMLElement): void {
  const computed = getComputedStyle(chat);
  let atTop = false;
  let atStart = false;
  for (const [theirs, ours] of Object.entries(VARIABLES)) {
    const value = computed.getPropertyValue(`--dify-chatbot-bubble-button-${theirs}`).trim();
    if (!value) continue;
    chat.style.setProperty(`--dify-chat-${ours}`, value);
    if (theirs === 'left') atStart = true;
    if (theirs === 'top') atTop = true;
  }
  if (atTop || atStart) chat.setAttribute('placement', `${atTop ? 'top' : 'bottom'}-${atStart ? 'start' : 'end'}`);
}

if (document.readyState !== 'loading') start();
else addEventListener('DOMContentLoaded', start, {once: true});
