/** What can be done with a conversation as a whole. */
import type {HistoryStrings} from '../i18n/en-history.js';
import {listOf} from '../state/conversations.js';
import {loadWhole} from '../state/load-whole.js';
import {fileName, toData, toMarkdown, type TranscriptFrame} from '../state/transcript.js';
import {copyIcon} from './action-icons.js';
import {around} from './around.js';
import {copy} from './copy.js';
import {printIcon, saveIcon, searchIcon, toEndIcon, toStartIcon, trashIcon} from './history-icons.js';
import {openMenu} from './menu.js';
import {plain} from './plain.js';
import {save} from './save.js';
import type {ThreadPlace} from './thread-place.js';
import type {TranscriptPlace} from './transcript-place.js';
import {inLocale, toDate} from './time.js';

/** So many milliseconds it is said that something is done. */
const PASSING = 2000;

/** Opens the menu at a button. @throws when its words cannot be fetched. */
export async function openTranscript(place: TranscriptPlace, button: HTMLElement): Promise<void> {
  const {strings, session} = place;
  const words = await (await strings.more()).history();
  const {transcript} = words;
  const item = (label: string, icon: typeof saveIcon, act: (frame: TranscriptFrame) => unknown) => ({
    label,
    icon,
    click: () => void whole(place, words, act),
  });
  const {core} = session;
  const {conversationId} = core.get();
  const look = (label: string, icon: typeof saveIcon, act: (thread: ThreadPlace) => unknown) => ({
    label,
    icon,
    click: () => {
      const thread = around(place, 'dify-chat-panel')?.renderRoot.querySelector<ThreadPlace>('dify-chat-thread');
      if (thread) Promise.resolve(act(thread)).catch(() => place.say(strings.error.network));
    },
  });
  openMenu(button, transcript.menu, [
    look(words.seek.find, searchIcon, (thread) => import('./find.js').then(({find}) => find(thread, button))),
    look(words.seek.start, toStartIcon, (thread) => import('./seek.js').then(({toStart}) => toStart(thread))),
    look(words.seek.end, toEndIcon, (thread) => import('./seek.js').then(({toEnd}) => toEnd(thread))),
    item(transcript.markdown, saveIcon, (frame) =>
      save([toMarkdown(core.get().messages, frame)], fileName(frame.title, 'md'), 'text/markdown;charset=utf-8'),
    ),
    item(transcript.json, saveIcon, ({title}) =>
      save([toData(core.get().messages, title, conversationId)], fileName(title, 'json'), 'application/json'),
    ),
    item(transcript.print, printIcon, async (frame) => {
      const {print} = await import('./print.js');
      if (!(await print(core.get().messages, frame, place))) place.say(transcript.printFailed);
    }),
    item(transcript.copy, copyIcon, async (frame) => {
      const copied = await copy(toMarkdown(core.get().messages, frame));
      place.say(copied ? transcript.copied : transcript.copyFailed);
      if (copied) setTimeout(() => place.say(''), PASSING);
    }),
    {
      label: words.erase.open,
      icon: trashIcon,
      danger: true,
      click: () => {
        const panel = around(place, 'dify-chat-panel');
        import('./erase.js').then(
          ({ask}) => panel && ask(panel, button),
          () => place.say(strings.error.network),
        );
      },
    },
  ]);
}

/** Does something with the whole conversation, as soon as all of it is there. */
async function whole(
  place: TranscriptPlace,
  {transcript, history}: HistoryStrings,
  act: (frame: TranscriptFrame) => unknown,
): Promise<void> {
  const {session, strings} = place;
  const {core} = session;
  if (core.get().history !== 'complete') {
    place.say(transcript.loading);
    if (!(await loadWhole(core))) {
      place.say(transcript.failed);
      return;
    }
  }
  place.say('');
  const {conversationId, messages} = core.get();
  const [first] = messages;
  const known = listOf(session)
    .state.get()
    .items.find(({id}) => id === conversationId)?.name;
  const title = plain(known || (first?.role === 'user' ? first.text : '') || history.unnamed).slice(0, 200);
  const when = (at: number) => {
    const date = toDate(at);
    return date
      ? inLocale(strings.locale, (tag) => date.toLocaleString(tag, {dateStyle: 'medium', timeStyle: 'short'}))
      : '';
  };
  try {
    await act({title, words: transcript, when});
  } catch {
    place.say(strings.error.network); // its code could not be fetched
  }
}
