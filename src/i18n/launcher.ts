/** The few words that a page needs before the chat is opened, in every language, since they cannot wait for a chunk. */
export interface LauncherStrings {
  readonly open: string;
  readonly close: string;
  readonly unread: (count: number) => string;
  /** The chat's code could not be fetched. */
  readonly unavailable: string;
}

/** Languages that the widget speaks. */
export type Locale = 'en' | 'zh-Hans';

export const launcherStrings: Record<Locale, LauncherStrings> = {
  en: {
    open: 'Open chat',
    close: 'Close chat',
    unread: (count) => (count === 1 ? '1 unread message' : `${count} unread messages`),
    unavailable: 'The chat could not be loaded. Check your connection and try again.',
  },
  'zh-Hans': {
    open: '打开聊天',
    close: '关闭聊天',
    unread: (count) => `${count} 条未读消息`,
    unavailable: '聊天加载失败，请检查网络后重试。',
  },
};

/** The language of ours that is nearest to a BCP 47 tag. */
export function toLocale(tag: string): Locale {
  return /^zh\b/i.test(tag) ? 'zh-Hans' : 'en';
}
