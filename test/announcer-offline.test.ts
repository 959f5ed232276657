import {expect} from '@open-wc/testing';
import {make} from './support/app.js';
import {answerTo, clearStorage, mount, ready, until} from './support/chat.js';
import {blockUrls} from './support/commands.js';
import {inOne, listen, regions} from './support/heard.js';

beforeEach(clearStorage);
afterEach(() => blockUrls([]));

describe('a screen reader whose words cannot be fetched', () => {
  it('hears errors all the same, once, and all the rest as soon as they can be', async () => {
    const app = await make();
    const chat = await mount(app, {display: 'inline'});
    await ready(chat);
    const heard = listen(regions(chat));
    await blockUrls(['*narrator*']);
    await app.fault({match: {path: '/chat-messages$'}, fault: {preset: '500'}});
    await answerTo(chat, 'ECHO one');
    await until(() => heard.length);
    chat.inputs = {}; // the conversation is drawn again
    await chat.updateComplete;
    await blockUrls([]);
    await answerTo(chat, 'ECHO Again.');
    await until(() => inOne(heard).includes('End of the answer.'));
    expect(heard.filter(({alert}) => alert).map(({text}) => text)).to.deep.equal([
      'Something went wrong on the server. Please try again.',
    ]);
    expect(inOne(heard)).to.contain('Again.');
  });
});
