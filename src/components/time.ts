/** When a message was written. Clocks may be wrong, and servers send anything: what is no time is not shown. */
import {html, nothing, type TemplateResult} from 'lit';

/** The moment of a Unix time in seconds; nothing for what is none. */
export function toDate(at: unknown): Date | undefined {
  const date = new Date(typeof at === 'number' && at > 0 ? at * 1000 : NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Writes in the manner of a locale, or of the browser's where `locale` is none. */
export function inLocale(locale: string, write: (locale?: string) => string): string {
  try {
    return write(locale);
  } catch {
    return write();
  }
}

/** Hour and minute, as `<time>`. */
export function time(at: unknown, locale: string): TemplateResult | typeof nothing {
  const date = toDate(at);
  if (!date) return nothing;
  const text = inLocale(locale, (tag) => date.toLocaleTimeString(tag, {hour: 'numeric', minute: '2-digit'}));
  return html`<time dir="auto" datetime=${date.toISOString()}>${text}</time>`;
}
