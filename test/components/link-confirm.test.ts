import {expect, fixture, html} from '@open-wc/testing';
import {follow} from '../../src/components/link-confirm.js';
import {english} from '../../src/i18n/index.js';
import {until} from '../support/chat.js';

/** Asks about a link, and gives what the dialog shows. */
async function ask(href: string, text: string) {
  const host = await fixture<HTMLElement>(html`<div></div>`);
  const root = host.attachShadow({mode: 'open'});
  const link = Object.assign(document.createElement('a'), {href, textContent: text});
  root.append(link);
  await follow(link, {strings: english, linkConfirm: true, renderRoot: root});
  const box = await until(() =>
    root.querySelector('dify-chat-link-confirm')?.shadowRoot?.querySelector<HTMLDialogElement>('dialog[open]'),
  );
  const read = (selector: string) =>
    box
      .querySelector(selector)
      ?.textContent.replace(/[\u2068\u2069]/g, '')
      .trim();
  const shown = {
    host: read('.host'),
    own: read('.host strong'),
    address: read('.address'),
    warning: read('.warning'),
    href: box.querySelector('a')!.href,
  };
  box.close();
  await until(() => !root.querySelector('dify-chat-link-confirm'));
  return shown;
}

describe('dify-chat-link-confirm', () => {
  it('shows the host in punycode, and whose it is', async () => {
    const shown = await ask('https://аpple.com/a', 'аpple.com');
    expect(shown).to.include({host: 'xn--pple-43d.com', own: 'xn--pple-43d.com'});
    expect(shown.warning).to.equal('The link says аpple.com but leads to xn--pple-43d.com.');
  });

  it('sets off the part that somebody has registered', async () => {
    expect(await ask('https://bank.com.evil.ru:8443/', 'Bank')).to.include({
      host: 'bank.com.evil.ru:8443',
      own: 'evil.ru',
    });
    expect(await ask('https://me.github.io/', 'Me')).to.include({own: 'me.github.io'});
  });

  it('leaves out a user and a password, on the screen and when it is opened', async () => {
    const shown = await ask('https://bank.com:secret@evil.ru/', 'Bank');
    expect(shown).to.include({host: 'evil.ru', address: 'https://evil.ru/', href: 'https://evil.ru/'});
  });

  it('cuts a very long address in the middle only', async () => {
    const address = `https://evil.ru/${'a'.repeat(5000)}/end`;
    const shown = await ask(address, 'Long');
    expect(shown.address).to.match(/^https:\/\/evil\.ru\/a+…a+\/end$/);
    expect(shown.address!.length).to.be.below(300);
    expect(shown.href).to.equal(address);
  });

  it('shows whom one writes to', async () => {
    expect(await ask('mailto:a@b.example?subject=Hi', 'Write')).to.include({
      host: 'a@b.example',
      address: 'mailto:a@b.example?subject=Hi',
      warning: undefined,
    });
  });

  it('opens nothing when its words cannot be fetched', async () => {
    const link = Object.assign(document.createElement('a'), {href: 'https://evil.example/', textContent: 'bank.com'});
    const strings = {...english, more: () => Promise.reject(new Error('offline'))};
    const root = document.createElement('div');
    const failed = await follow(link, {strings, linkConfirm: true, renderRoot: root}).catch((error: unknown) => error);
    expect(failed).to.be.instanceOf(Error);
    expect(root.childElementCount).to.equal(0);
  });
});
