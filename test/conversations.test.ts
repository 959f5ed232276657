import {expect} from '@open-wc/testing';
import {
  answerTo,
  ask,
  clearStorage,
  deep,
  deepAll,
  focused,
  messages,
  mount,
  open,
  texts,
  textIn,
  until,
  type Way,
} from './support/chat.js';
import {asked, make} from './support/app.js';
import {
  choose,
  chooseFor,
  drawer,
  headings,
  inList,
  listButton,
  openList,
  press,
  rowNames,
  rowOf,
  rows,
  seedConversations,
} from './support/conversations.js';

const FAMILIES: readonly Way[] = ['app-code', 'api-key'];

beforeEach(clearStorage);

async function start(names: readonly string[], way: Way = 'app-code', user = 'ann') {
  const app = await make({autoNameMs: 0});
  const seeded = await seedConversations(app, user, names, way);
  const chat = await mount(app, {user, way});
  await open(chat);
  return {app, chat, seeded};
}

for (const way of FAMILIES) {
  describe(`The list of conversations (${way})`, () => {
    it('shows them by day, the newest first', async () => {
      const {chat} = await start(['One', 'Two'], way);
      await openList(chat, 2);
      expect(rowNames(chat)).to.deep.equal(['One', 'Two']);
      expect(headings(chat)[0]).to.match(/today|yesterday/i);
    });

    it('opens one, and shows it at once when it was seen before', async () => {
      const {app, chat} = await start(['One', 'Two'], way);
      await openList(chat, 2);
      await choose(chat, 'Two');
      await until(() => texts(chat)[1] === 'All about Two.');
      await openList(chat, 2);
      await choose(chat, 'One');
      await until(() => texts(chat)[1] === 'All about One.');
      await app.clearRequests();
      await openList(chat, 2);
      await choose(chat, 'Two');
      await until(() => texts(chat)[1] === 'All about Two.');
      expect(await asked(app, '/messages')).to.have.length(0);
    });

    it('lets an answer go on while another conversation is shown, and says so', async () => {
      const {app, chat} = await start(['One'], way);
      await app.patch({tokensPerSecond: 150});
      await ask(chat, 'LONG');
      await until(() => messages(chat)[1] && textIn(messages(chat)[1]!));
      await openList(chat, 2);
      await choose(chat, 'One');
      await until(() => texts(chat)[1] === 'All about One.');
      await openList(chat, 2);
      expect(deep(await rowOf(chat, 'LONG'), '.open').dataset.mark).to.equal('running');
      const row = await until(() => rows(chat).find((one) => one.mark === 'unread'));
      expect(deep(row, '.open').textContent).to.contain('New answer');
      deep(row, '.open').click();
      await until(() => messages(chat).length === 2 && textIn(messages(chat)[0]!) === 'LONG');
      await openList(chat, 2);
      expect(rows(chat).map(({mark}) => mark)).to.deep.equal(['', '']);
      expect((await asked(app, '/chat-messages')).filter(({method}) => method === 'POST')).to.have.length(1);
      expect((await asked(app, '/stop')).length).to.equal(0);
    });

    it('names a new one as soon as Dify has a name', async () => {
      const {chat} = await start([], way);
      (await until(() => listButton(chat))).click();
      await until(() => inList(chat, '.none')[0]?.textContent.includes('appear here'));
      press(drawer(chat)!, 'Escape');
      await answerTo(chat, 'ECHO where is the parcel that I have ordered');
      await openList(chat);
      expect(rowNames(chat)[0]).to.match(/^ECHO where|parcel/i);
      await until(() => rowNames(chat)[0] !== 'ECHO where is the pa…');
    });

    it('renames one', async () => {
      const {app, chat, seeded} = await start(['One', 'Two'], way);
      await openList(chat, 2);
      await chooseFor(chat, 'Two', 'Rename');
      const row = rows(chat)[1]!;
      const input = await until(() => deepAll<HTMLInputElement>(row, 'input')[0]);
      input.value = '  Another  name ';
      press(input, 'Enter');
      await until(() => rowNames(chat)[1] === 'Another name');
      const [request] = await until(async () => {
        const found = await asked(app, `${seeded[1]!.id}/name`);
        return found.length ? found : undefined;
      });
      expect(request!.body).to.include({name: 'Another name'});
      expect(focused()).to.equal(deep(row, '.open'));
    });

    it('leaves a name as it is when the visitor thinks better of it', async () => {
      const {app, chat, seeded} = await start(['One'], way);
      await openList(chat);
      press(rows(chat)[0]!, 'F2');
      const input = await until(() => deepAll<HTMLInputElement>(rows(chat)[0]!, 'input')[0]);
      input.value = 'No';
      press(input, 'Escape');
      await until(() => rowNames(chat)[0] === 'One');
      expect(drawer(chat)).to.be.ok;
      expect(await asked(app, `${seeded[0]!.id}/name`)).to.have.length(0);
    });

    it('keeps one at the top, over a reload too', async () => {
      const {app, chat} = await start(['One', 'Two', 'Three'], way);
      await openList(chat, 3);
      await chooseFor(chat, 'Three', 'Pin');
      await until(() => rowNames(chat).join() === 'Three,One,Two');
      expect(headings(chat)[0]).to.equal('Pinned');
      await until(async () => way === 'api-key' || (await asked(app, '/pin')).length === 1);
      chat.remove();
      const again = await mount(app, {user: 'ann', way, open: true});
      await until(() => listButton(again));
      await openList(again, 3);
      expect(rowNames(again)).to.deep.equal(['Three', 'One', 'Two']);
      await chooseFor(again, 'Three', 'Unpin');
      await until(() => rowNames(again).join() === 'One,Two,Three');
    });

    it('has back what was deleted, and tells Dify nothing', async () => {
      const {app, chat, seeded} = await start(['One', 'Two'], way);
      await openList(chat, 2);
      await chooseFor(chat, 'One', 'Delete');
      await until(() => rowNames(chat).join() === 'Two');
      const undo = await until(() => inList<HTMLButtonElement>(chat, '.undo button')[0]);
      undo.click();
      await until(() => rowNames(chat).join() === 'One,Two');
      expect(await asked(app, seeded[0]!.id)).to.have.length(0);
    });

    it('tells Dify of a deletion when the chat goes', async () => {
      const {app, chat, seeded} = await start(['One', 'Two'], way);
      await openList(chat, 2);
      await chooseFor(chat, 'One', 'Delete');
      await until(() => rowNames(chat).join() === 'Two');
      chat.remove();
      await until(async () => (await asked(app, seeded[0]!.id)).some(({method}) => method === 'DELETE'));
    });

    it('begins anew when the one on the screen is deleted, and comes back with it', async () => {
      const {chat} = await start(['One', 'Two'], way);
      await openList(chat, 2);
      await choose(chat, 'One');
      await until(() => texts(chat)[1] === 'All about One.');
      await openList(chat, 2);
      press(await rowOf(chat, 'One'), 'Delete');
      await until(() => messages(chat).length === 0);
      press(drawer(chat)!, 'z', {ctrlKey: true});
      await until(() => texts(chat)[1] === 'All about One.');
    });

    it('finds words in names and in texts that were read', async () => {
      const {chat} = await start(['Crème brûlée', 'Two', 'Three'], way);
      await openList(chat, 3);
      await choose(chat, 'Two');
      await until(() => texts(chat)[1] === 'All about Two.');
      await openList(chat, 3);
      const search = deep<HTMLInputElement>(chat, 'dify-chat-panel', 'dify-chat-conversations', 'input');
      const look = (words: string) => {
        search.value = words;
        search.dispatchEvent(new Event('input'));
      };
      search.focus();
      look('creme BRU');
      await until(() => rowNames(chat).join() === 'Crème brûlée');
      look('all about');
      await until(() => rowNames(chat).join() === 'Two');
      expect(deep(rows(chat)[0]!, '.excerpt').textContent).to.equal('All about Two.');
      look('xyzzy');
      await until(() => inList(chat, '.none')[0]?.textContent.includes('xyzzy'));
      press(search, 'Escape');
      await until(() => rows(chat).length === 3);
    });
  });
}
