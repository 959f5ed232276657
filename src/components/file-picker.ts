import {LitElement, html, nothing} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import type {FileStrings} from '../i18n/en-files.js';
import {accepted, type FileRules} from '../state/file-rules.js';
import {shared} from '../styles/shared.js';
import {define} from './define.js';
import {styles} from './file-picker.styles.js';
import {attachIcon, cameraIcon, deviceIcon, linkIcon} from './upload-icons.js';

/** Ways to give a file. */
type Way = 'choose' | 'photo' | 'link';

const icons = {choose: deviceIcon, photo: cameraIcon, link: linkIcon};

/** What was chosen. */
export interface PickDetail {
  readonly files: readonly File[];
}

/**
 * The button that brings files: from the device, the camera, or an address in the web. Where that is more than one way it offers
 * them, else it takes the one.
 *
 * @customElement dify-chat-file-picker
 * @fires pick - Files were chosen: `detail.files`.
 * @fires link - An address is to be given.
 */
export class DifyChatFilePicker extends LitElement {
  static override styles = [shared, styles];

  @property({attribute: false}) rules!: FileRules;
  @property({attribute: false}) words!: FileStrings['uploads'];
  /** The button's own words: it shows them. */
  @property() label = '';

  @state() private open = false;

  @query('.picker') private button!: HTMLButtonElement;
  @query('.files') private files!: HTMLInputElement;
  @query('.camera') private camera!: HTMLInputElement | null;

  override focus(options?: FocusOptions): void {
    this.button.focus(options);
  }

  protected override render() {
    const {rules, words, open} = this;
    const ways = this.#ways;
    const several = ways.length > 1;
    const label = this.label || (rules.number > 1 ? words.add : words.addOne);
    return html`
      <div class="anchor" @keydown=${this.#key} @focusout=${this.#left}>
        <button
          type="button"
          class=${this.label ? 'picker wide' : 'picker icon-button'}
          aria-label=${this.label ? nothing : label}
          title=${this.label ? nothing : label}
          aria-expanded=${several ? open : nothing}
          @click=${() => (several ? void this.#toggle() : this.#take(ways[0]!))}
        >
          ${attachIcon}${this.label}
        </button>
        ${open ? html`<div class="menu">${ways.map((way) => this.#item(way))}</div>` : nothing}
      </div>
      <input
        type="file"
        class="files"
        hidden
        tabindex="-1"
        accept=${accepted(rules).join()}
        ?multiple=${rules.number > 1}
        @change=${this.#chosen}
      />
      ${ways.includes('photo') ? html`<input type="file" class="camera" hidden tabindex="-1" accept="image/*" capture="environment" @change=${this.#chosen} />` : nothing}
    `;
  }

  #item(way: Way) {
    return html`<button type="button" class="item" @click=${() => this.#take(way)}>${icons[way]}${this.words[way]}</button>`;
  }

  /** Where the hand holds a camera, that is a way of its own. */
  get #ways(): Way[] {
    const {local, remote, types} = this.rules;
    const photo = local && (!types.length || types.includes('image')) && matchMedia('(pointer: coarse)').matches;
    return [
      ...(local ? ['choose' as const] : []),
      ...(photo ? ['photo' as const] : []),
      ...(remote ? ['link' as const] : []),
    ];
  }

  async #toggle(): Promise<void> {
    this.open = !this.open;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.item')?.focus();
  }

  #take(way: Way): void {
    if (this.open) {
      this.open = false;
      this.focus();
    }
    if (way === 'link') this.dispatchEvent(new Event('link'));
    else (way === 'photo' ? this.camera : this.files)?.click();
  }

  readonly #chosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    input.value = ''; // the same one may be chosen again
    if (files.length) this.dispatchEvent(new CustomEvent<PickDetail>('pick', {detail: {files}}));
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (!this.open) return;
    const items = [...this.renderRoot.querySelectorAll<HTMLElement>('.item')];
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (event.key === 'Escape') {
      this.open = false;
      this.focus();
    } else if (step) {
      const at = items.indexOf(this.shadowRoot!.activeElement as HTMLElement);
      items[(at + step + items.length) % items.length]?.focus();
    } else return;
    event.preventDefault(); // the panel stays open
  };

  readonly #left = ({relatedTarget}: FocusEvent): void => {
    if (!(relatedTarget instanceof Node) || !this.renderRoot.contains(relatedTarget)) this.open = false;
  };
}

define('dify-chat-file-picker', DifyChatFilePicker);

declare global {
  interface HTMLElementTagNameMap {
    'dify-chat-file-picker': DifyChatFilePicker;
  }
}
