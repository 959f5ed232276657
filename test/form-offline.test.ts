import {make} from './support/app.js';
import {deep, mount, thread, until} from './support/chat.js';
import {blockUrls} from './support/commands.js';
import {asks, NAME} from './support/form.js';

// In a file of its own: elsewhere the code is there already.
describe('a form whose code cannot be fetched', () => {
  it('says that the chat could not be loaded, and tries again', async () => {
    const app = await make({parameters: {user_input_form: NAME}});
    await blockUrls(['*/src/form.ts*']);
    const chat = await mount(app, {display: 'inline'});
    try {
      await until(() => deep(thread(chat), '.notice').textContent.includes('connect'));
    } finally {
      await blockUrls([]);
    }
    deep<HTMLButtonElement>(thread(chat), '.notice button').click();
    await asks(chat);
  });
});
