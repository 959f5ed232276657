import {expect} from '@open-wc/testing';
import {clearStorage, panel, until} from './support/chat.js';
import {sendKeys} from '@web/test-runner-commands';
import {focused, field} from './support/chat.js';
import {choose, file, inCards, inUploader, large, photo, refused, settled, taking} from './support/uploads.js';

beforeEach(clearStorage);
afterEach(() => document.querySelector('dify-chat')?.remove());

describe('what brings files', function () {
  this.timeout(30_000);

  it('is accessible with files that arrived, failed and were refused', async () => {
    const {app, chat} = await taking({allowed_file_upload_methods: ['local_file', 'remote_url']});
    await app.fault({match: {path: '/files/upload'}, fault: {status: 500}});
    choose(chat, file('a.txt'));
    await settled(chat, 1);
    choose(chat, await photo('b.png'), large('c.txt', 0));
    await settled(chat, 2);
    await until(() => refused(chat).length);
    inUploader(chat, 'dify-chat-file-picker', '.picker')[0]!.click();
    await until(() => inUploader(chat, 'dify-chat-file-picker', '.item').length === 2);
    await Promise.all(document.getAnimations().map(({finished}) => finished));
    await expect(panel(chat)).to.be.accessible();
  });

  it('says what happens to who cannot see it', async () => {
    const {app, chat} = await taking();
    const said = () => inUploader(chat, 'dify-chat-attachments', '[role=status]')[0]?.textContent;
    await app.fault({match: {path: '/files/upload'}, fault: {delayMs: 300}, times: 2});
    choose(chat, file('a.txt'), file('b.txt'));
    await until(() => said() === '2 files are being uploaded');
    await until(() => said() === '2 files are ready to send');
    await app.fault({match: {path: '/files/upload'}, fault: {status: 413}});
    choose(chat, file('c.txt'));
    await until(() => said()?.includes('too large'));
  });

  it('can be used by keyboard, and keeps the focus', async () => {
    const {chat} = await taking({allowed_file_upload_methods: ['local_file', 'remote_url']});
    const picker = inUploader(chat, 'dify-chat-file-picker', '.picker')[0]!;
    picker.focus();
    await sendKeys({press: 'Enter'});
    await until(() => focused()?.className === 'item');
    expect(picker.ariaExpanded).to.equal('true');
    await sendKeys({press: 'ArrowDown'});
    expect(focused()?.textContent.trim()).to.equal('Link to a file');
    await sendKeys({press: 'Escape'});
    expect(focused()).to.equal(picker);
    expect(chat.open).to.equal(true);
    choose(chat, file('a.txt'), file('b.txt'));
    await settled(chat, 2);
    inCards(chat, '.remove')[0]!.focus();
    await sendKeys({press: 'Enter'});
    await until(() => inCards(chat, '.card').length === 1 && focused() === inCards(chat, '.remove')[0]);
    await sendKeys({press: 'Enter'});
    await until(() => focused() === field(chat));
  });
});
