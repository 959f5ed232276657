import {expect} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {readForm} from '../src/markdown/answer-form.js';
import {readTags} from '../src/markdown/tags.js';
import {asked} from './support/app.js';
import {answer, answered} from './support/blocks.js';
import {ask, clearStorage, deep, deepAll, messages, panel, texts, until} from './support/chat.js';
import type {DifyChat} from '../src/index.js';

const chips = (chat: DifyChat) =>
  deepAll(
    deepAll(panel(chat), 'dify-chat-thread', 'dify-chat-message')[1]!,
    'dify-chat-markdown',
    'dify-chat-message-button',
  );
const chip = (chat: DifyChat, at = 0) => until(() => chips(chat)[at] && deepAll(chips(chat)[at]!, 'button, a')[0]);
const form = (chat: DifyChat) =>
  until(
    () =>
      deepAll(
        deepAll(panel(chat), 'dify-chat-thread', 'dify-chat-message')[1]!,
        'dify-chat-markdown',
        'dify-chat-answer-form',
      )[0],
  );
const fields = (el: Element) => deepAll<HTMLInputElement>(el, 'input, select, textarea');

const FORM = `<form data-format="json">
  <label for="username">Name:</label>
  <input type="text" name="username" placeholder="Your name" />

  <label for="day">Day</label>
  <input type="date" name="day" />
  <label for="kind">Plant</label>
  <input type="select" name="kind" data-options='["Monstera","Fern &amp; moss"]' value="Monstera" />
  <input type="checkbox" name="news" data-tip="Send me news" />
  <input type="hidden" name="from" value="chat" />
  <label for="note">Note</label>
  <textarea name="note">x &lt; y</textarea>
  <button data-variant="primary">Send request</button>
</form>`;

/** Fills in a field as a visitor does. */
function fill(el: Element, name: string, value: string | boolean): void {
  const control = fields(el).find((one) => one.name === name)!;
  if (typeof value === 'boolean') control.checked = value;
  else control.value = value;
  control.dispatchEvent(new Event('input', {bubbles: true}));
}

beforeEach(clearStorage);

describe('a button in an answer', () => {
  it('asks its message, once, as if the visitor had typed it', async () => {
    const {chat, app} = await answered(
      'Choose: <button data-message="ECHO ferns" data-variant="primary">Ferns</button>',
    );
    const button = await chip(chat);
    expect(button.textContent.trim()).to.equal('Ferns');
    expect(button.title).to.equal('ECHO ferns');
    button.click();
    button.click();
    await until(() => texts(chat)[2] === 'ECHO ferns');
    await until(() => texts(chat)[3] === 'ferns');
    expect(
      await asked(app, '/chat-messages').then((all) => all.filter(({method}) => method === 'POST')),
    ).to.have.length(2);
  });

  it('waits while an answer is being written, and is reached by keyboard', async () => {
    const {chat} = await answered('<button data-message="ECHO two">Two</button>');
    const button = await chip(chat);
    await ask(chat, 'SLOW:60000');
    await until(() => button.ariaDisabled === 'true');
    button.focus();
    await sendKeys({press: 'Enter'});
    expect(messages(chat)).to.have.length(4);
    chat.stop();
    await until(() => button.ariaDisabled === 'false');
    await sendKeys({press: 'Enter'});
    await until(() => texts(chat).includes('ECHO two'));
  });

  it('with an address is a link, to the web only, with its host in sight', async () => {
    const {chat} = await answered(
      '<button data-link="https://docs.example/a">Docs</button> <button data-link="javascript:hit()" data-message="ECHO b">B</button> <button data-link="data:text/html,x">C</button>',
    );
    const link = (await chip(chat)) as HTMLAnchorElement;
    expect(link).to.include({
      href: 'https://docs.example/a',
      target: '_blank',
      rel: 'noopener noreferrer',
      title: 'docs.example',
    });
    expect((await chip(chat, 1)).localName).to.equal('button');
    await until(() => answer(chat).shadowRoot!.querySelector('.answer')!.textContent.includes('C'));
    expect(chips(chat)).to.have.length(2);
  });

  it('asks before it leads elsewhere than it says', async () => {
    const {chat} = await answered('<button data-link="https://evil.example/">https://bank.example</button>');
    (await chip(chat)).click();
    const confirm = await until(() => deepAll(panel(chat), 'dify-chat-link-confirm')[0]);
    await until(() => confirm.shadowRoot!.textContent.includes('evil.example'));
  });

  it('does nothing else, whatever stands in it', async () => {
    Object.assign(window, {hit: () => expect.fail('it ran')});
    const {chat} = await answered(
      `<button onclick="hit()" formaction="https://evil.example" data-message="x" style="position:fixed;inset:0" class="send" id=x autofocus><img src=x onerror=hit()>Press</button>\n\n<button data-message="${'x'.repeat(1900)}">Long</button>\n\n<button>Nothing</button>`,
    );
    const button = await chip(chat);
    expect(button.getAttributeNames().sort()).to.deep.equal(['aria-disabled', 'class', 'dir', 'title', 'type']);
    expect(deepAll(answer(chat), 'img, [onclick], [style]')).to.have.length(0);
    await expect(button.getRootNode().valueOf() instanceof ShadowRoot).to.equal(true);
  });
});

describe('a form in an answer', () => {
  it('is only read where the page does not allow such', async () => {
    const {chat} = await answered(FORM);
    const el = await form(chat);
    await until(() => deepAll(el, '.note').length);
    expect(deepAll(el, 'input, select, textarea, button, form')).to.have.length(0);
    expect(el.shadowRoot!.textContent).to.contain('Name:').and.to.contain('Send me news');
    chat.answerForms = true;
    await until(() => deepAll(el, 'form').length);
    chat.answerForms = false;
    await until(() => !deepAll(el, 'form').length);
  });

  it('sends its values as JSON, once', async () => {
    const {chat} = await answered(FORM, {answerForms: true});
    const el = await form(chat);
    await until(() => fields(el).length === 5);
    await expect(el).to.be.accessible();
    fill(el, 'username', 'Ann "A"');
    fill(el, 'day', '2026-11-21');
    fill(el, 'news', true);
    deep<HTMLButtonElement>(el, '.send').click();
    const sent = {username: 'Ann "A"', day: '2026-11-21', kind: 'Monstera', news: true, from: 'chat', note: 'x < y'};
    await until(() => texts(chat)[2] === JSON.stringify(sent));
    await until(() => deepAll(el, '.sent').length);
    expect(deep<HTMLFieldSetElement>(el, 'fieldset').disabled).to.equal(true);
    expect(deepAll(el, '.send')).to.have.length(0);
  });

  it('sends its values as lines, by Enter in a field', async () => {
    const {chat} = await answered(
      '<form data-format="text"><label>City <input name="city" value="Rome"></label><input type="password" name="word"><input name="__proto__" value="p"><button>Go</button></form>',
      {answerForms: true},
    );
    const el = await form(chat);
    await until(() => fields(el).length === 3);
    expect(fields(el).map(({type}) => type)).to.deep.equal(['text', 'text', 'text']);
    fields(el)[0]!.focus();
    await sendKeys({press: 'Enter'});
    await until(() => texts(chat)[2]?.includes('city: Rome'));
    expect(({} as {p?: unknown}).p).to.equal(undefined);
  });

  it('keeps what was typed while an answer is being written', async () => {
    const {chat} = await answered(FORM, {answerForms: true});
    const el = await form(chat);
    await until(() => fields(el).length === 5);
    fill(el, 'username', 'Ann');
    await ask(chat, 'SLOW:60000');
    await until(() => deep(el, '.send').ariaDisabled === 'true');
    deep(el, '.send').click();
    expect(fields(el)[0]!.value).to.equal('Ann');
    expect(deepAll(el, '.sent')).to.have.length(0);
    chat.stop();
    await until(() => deep(el, '.send').ariaDisabled === 'false');
    expect(fields(el)[0]!.value).to.equal('Ann');
  });

  it('takes nothing from the page around it, and fits on a phone', async () => {
    await setViewport({width: 320, height: 640});
    const {chat} = await answered(
      '<form action="https://evil.example" onsubmit="hit()" target=_top data-format="xml"><h1 onclick="hit()">Bank</h1><input type="file" name="f"><input type="image" src="https://evil.example/i.png" name="i"><input type="text" name="a" autofocus onfocus="hit()" formaction="x" pattern="(x+x+)+y"><script>hit()</script><form><input name="b"></form></form>',
      {answerForms: true},
    );
    const el = await form(chat);
    await until(() => fields(el).length);
    const own = deep<HTMLFormElement>(el, 'form');
    expect(own.getAttributeNames().filter((name) => /^(?:action|target|on)/.test(name))).to.deep.equal([]);
    expect(fields(el).every(({type}) => type === 'text')).to.equal(true);
    expect(deepAll(el, 'script, h1, img, [autofocus], [pattern]')).to.have.length(0);
    expect(el.getBoundingClientRect().right).to.be.at.most(320);
    await setViewport({width: 800, height: 600});
  });
});

describe('raw HTML as data', () => {
  it('is read with its attributes and references', () => {
    const [tag] = readTags(`<button data-message='a "b" &amp; &#x41;&#66;' data-link=x disabled>T &lt; U</button>`);
    expect([...tag!.attributes]).to.deep.equal([
      ['data-message', 'a "b" & AB'],
      ['data-link', 'x'],
      ['disabled', ''],
    ]);
    expect(tag!.text).to.equal('T < U');
  });

  it('that is too much, or made to hang, is not read', () => {
    expect(() => readTags('<a>'.repeat(501))).to.throw(RangeError);
    expect(() => readTags('x'.repeat(50_001))).to.throw(RangeError);
    const begun = performance.now();
    readTags(`<a ${'="" '.repeat(10_000)}`);
    readTags(`<a ${'a'.repeat(40_000)}`);
    readTags('<a '.repeat(16_000));
    expect(performance.now() - begun).to.be.lessThan(500);
  });

  it('gives each name once, and no name that breaks a line', () => {
    const {items} = readForm(
      '<form><input name="a" value="1"><input name="a" value="2"><input name="b\nc: d"><input></form>',
    );
    expect(items.map((item) => item.kind === 'field' && item.value)).to.deep.equal(['1']);
  });
});
