import {make} from './support/app.js';
import {answerTo, clearStorage, mount, open, texts, until} from './support/chat.js';
import {blockUrls} from './support/commands.js';
import {said} from './support/steps-view.js';

beforeEach(clearStorage);
afterEach(() => blockUrls([]));

it('steps have their names where the words for them cannot be fetched', async () => {
  const chat = await mount(await make({mode: 'agent-chat', persona: 'scripted', tools: ['order_status']}));
  await open(chat);
  await blockUrls(['*en-rich*']);
  await answerTo(chat, 'TOOL:order_status {"order": "7"}');
  await until(() => said(chat).join() === 'Order status');
  await until(() => texts(chat)[1]?.includes('Order 7: packed'));
});
