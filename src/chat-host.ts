import type {ReactiveControllerHost} from 'lit';
import type {StorageKind} from './browser/storage.js';
import type {StringOverrides} from './i18n/index.js';
import type {Locale} from './i18n/launcher.js';
import type {Emit} from './state/events.js';

/** What the rest of the widget knows of `<dify-chat>`: which chat it is, how it speaks and looks. */
export interface ChatHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
  readonly baseUrl: string;
  readonly appCode: string;
  readonly apiKey: string;
  readonly appMode: string;
  readonly authorize?: (() => HeadersInit | Promise<HeadersInit>) | undefined;
  readonly user: string;
  readonly conversationId: string;
  readonly storage: StorageKind;
  readonly locale: Locale;
  readonly strings: StringOverrides;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly noFeedback: boolean;
  readonly noSteps: boolean;
  readonly noHistory: boolean;
  readonly answerForms: boolean;
  readonly noUploads: boolean;
  readonly shrinkImages: number;
  readonly noVoice: boolean;
  readonly voiceSend: boolean;
  readonly linkConfirm: boolean;
  readonly emit: Emit;
  readonly display: 'bubble' | 'inline';
  readonly placement: string;
  readonly open: boolean;
  readonly unread: number;
  readonly launcherLabel: string;
  readonly heading: string;
  readonly imageOrigins: string;
}
