import {expect} from '@open-wc/testing';
import {ERAS, make, posts} from './support/app.js';
import {
  answerTo,
  ask,
  clearStorage,
  deep,
  field,
  focused,
  keys,
  messages,
  mount,
  next,
  open,
  panel,
  ready,
  texts,
  thread,
  until,
} from './support/chat.js';
import {
  asks,
  control,
  done,
  errors,
  EVERY_KIND,
  fill,
  inForm,
  labels,
  NAME,
  sentInputs,
  setting,
  submit,
} from './support/form.js';

beforeEach(clearStorage);

const withForm = (user_input_form: unknown[]) => ({parameters: {user_input_form}});
const all = {
  'Your name': 'Ann',
  'About you': 'likes tea',
  City: 'Rome',
  Age: '42',
  Agree: false,
  Profile: '{"lang": "fr"}',
};
const everything = {
  name: 'Ann',
  about: 'likes tea',
  city: 'Rome',
  age: 42,
  agree: false,
  profile: {lang: 'fr'},
  secret: 'by default',
};

describe('what was filled in', () => {
  it('is there again after a reload', async () => {
    const app = await make(withForm(EVERY_KIND));
    const chat = await mount(app);
    await open(chat);
    await asks(chat);
    await fill(chat, all);
    chat.remove();
    const again = await mount(app);
    await ready(again);
    await asks(again);
    for (const [label, value] of Object.entries(all)) {
      const {checked, value: text} = control(again, label);
      expect(typeof value === 'boolean' ? checked : text, label).to.equal(value);
    }
    again.forget();
    expect(keys()).to.be.empty;
  });

  for (const era of ERAS) {
    for (const mode of ['chat', 'advanced-chat'] as const) {
      it(`goes on being sent after a reload, without being asked for: ${mode} of Dify ${era}`, async () => {
        const app = await make({mode, ...withForm(EVERY_KIND)}, era);
        const chat = await mount(app);
        await open(chat);
        await asks(chat);
        await fill(chat, all);
        await answerTo(chat, 'ECHO one');
        chat.remove();
        const again = await mount(app);
        await ready(again);
        await until(() => messages(again).length === 2);
        expect(inForm(again)).to.be.empty;
        await answerTo(again, 'ECHO two');
        const [first, second] = await sentInputs(app);
        expect(first).to.deep.equal(everything);
        expect(second).to.include({name: 'Ann', city: 'Rome', age: 42, agree: false, secret: 'by default'});
        expect(
          keys().filter((key) => key.endsWith(':form')),
          'kept longer than needed',
        ).to.be.empty;
        again.newConversation();
        await asks(again);
        expect(control(again, 'City').value).to.equal('Rome');
      });
    }
  }

  it('is suggested for a new conversation', async () => {
    const app = await make(withForm(EVERY_KIND));
    const chat = await mount(app);
    await open(chat);
    await asks(chat);
    await fill(chat, all);
    await answerTo(chat, 'ECHO one');
    deep<HTMLButtonElement>(panel(chat), 'dify-chat-header', 'button[aria-label="New conversation"]').click();
    await asks(chat);
    expect(control(chat, 'Your name').value).to.equal('Ann');
    expect(control(chat, 'City').value).to.equal('Rome');
    await until(() => focused() === control(chat, 'Your name'));
    await fill(chat, {'Your name': 'Bob'});
    submit(chat);
    await done(chat);
    await answerTo(chat, 'ECHO two');
    expect((await sentInputs(app))[1]).to.deep.equal({...everything, name: 'Bob'});
  });

  it('is asked for again by the page’s newConversation(), before anything can be sent', async () => {
    const app = await make(withForm(NAME));
    const chat = await mount(app);
    await open(chat);
    await asks(chat);
    await fill(chat, {'Your name': 'Ann'});
    await answerTo(chat, 'ECHO one');
    chat.newConversation();
    await asks(chat);
    await fill(chat, {'Your name': ''});
    expect(await chat.send('ECHO two')).to.be.false;
    expect(await posts(app)).to.equal(1);
  });
});

describe('a conversation whose app asks for something else by now', () => {
  it('goes on when that has been filled in', async () => {
    const app = await make({mode: 'advanced-chat', ...withForm(EVERY_KIND)}, '1.14');
    const chat = await mount(app);
    await open(chat);
    await asks(chat);
    await fill(chat, all);
    await answerTo(chat, 'ECHO one');
    chat.remove();
    const city = setting('select', 'city', 'City', {options: ['Oslo', 'Paris']});
    const mood = setting('text-input', 'mood', 'Mood', {required: true});
    const extra = setting('text-input', 'extra', 'Extra');
    await app.patch(withForm([...NAME, city, mood, extra]));
    const again = await mount(app);
    await ready(again);
    await asks(again);
    expect(labels(again)).to.deep.equal(['City', 'Mood']);
    expect(thread(again).shadowRoot!.querySelector('.list')?.nextElementSibling?.localName).to.equal(
      'dify-chat-inputs-form',
    );
    await ask(again, 'ECHO two');
    await until(() => errors(again).length === 1 && focused() === control(again, 'Mood'));
    await fill(again, {City: 'Oslo', Mood: 'good'});
    submit(again);
    await done(again);
    await until(() => focused() === field(again));
    const ended = next(again, 'dify-chat-message');
    await ask(again, 'ECHO two');
    await ended;
    const {name, city: town, mood: how, extra: more} = (await sentInputs(app))[1]!;
    expect([name, town, how, more]).to.deep.equal(['Ann', 'Oslo', 'good', undefined]);
  });

  it('is told by a refusal which value the server does not take any more, and asked again with another', async () => {
    const app = await make(withForm(EVERY_KIND));
    const chat = await mount(app);
    await open(chat);
    await asks(chat);
    await fill(chat, all);
    await answerTo(chat, 'ECHO one');
    await app.patch(
      withForm([setting('text-input', 'name', 'Your name', {required: true, max_length: 2}), ...EVERY_KIND.slice(1)]),
    );
    await answerTo(chat, 'ECHO two');
    await asks(chat);
    expect(labels(chat)).to.deep.equal(['Your name']);
    expect(errors(chat)).to.deep.equal(['The app did not accept this. Please change it.']);
    submit(chat); // the same again
    await until(() => focused() === control(chat, 'Your name'));
    expect(await posts(app)).to.equal(2);
    await fill(chat, {'Your name': 'Al'});
    const ended = next(chat, 'dify-chat-message');
    submit(chat);
    await ended;
    await done(chat);
    expect(texts(chat).filter((text) => text === 'ECHO two')).to.have.length(1);
    expect((await sentInputs(app))[2]).to.deep.equal({...everything, name: 'Al'});
  });

  it('is told so too by a chatflow that says what it refused', async () => {
    const app = await make({mode: 'advanced-chat', ...withForm(NAME)});
    const chat = await mount(app, {inputs: {name: 'Annabel'}});
    await open(chat);
    await app.patch(withForm([setting('text-input', 'name', 'Your name', {max_length: 2})]));
    await answerTo(chat, 'ECHO one');
    await asks(chat);
    await fill(chat, {'Your name': 'Al'});
    const ended = next(chat, 'dify-chat-message');
    submit(chat);
    await ended;
    expect(await sentInputs(app)).to.deep.equal([{name: 'Annabel'}, {name: 'Al'}]);
  });
});

describe('the inputs of a conversation', () => {
  it('have their files named as a request names them', async () => {
    const app = await make({mode: 'advanced-chat', ...withForm(EVERY_KIND)});
    const file = {
      dify_model_identity: '__dify__file__',
      type: 'image',
      transfer_method: 'local_file',
      related_id: 'f1',
    };
    const inputs = {name: 'Ann', about: null, photo: {...file, url: '/files/f1?sign=stale'}};
    const conversations = [{inputs, messages: [{query: 'hi', answer: 'Hello!', inputs}]}];
    const seeded = await app.seed({user: 'ann', via: 'service', conversations});
    const conversationId = seeded.conversations[0]!.id;
    const chat = await mount(app, {way: 'api-key', user: 'ann', conversationId, display: 'inline'});
    await ready(chat);
    await until(() => messages(chat).length === 2);
    await answerTo(chat, 'ECHO on');
    const photo = {type: 'image', transfer_method: 'local_file', upload_file_id: 'f1'};
    expect(await sentInputs(app)).to.deep.equal([{name: 'Ann', photo, secret: 'by default'}]);
  });

  it('are those that the page gives later, too', async () => {
    const app = await make(withForm(NAME));
    const chat = await mount(app, {inputs: {name: 'Ann'}});
    await open(chat);
    await answerTo(chat, 'ECHO one');
    chat.inputs = {name: 'Bob'};
    await answerTo(chat, 'ECHO two');
    chat.inputs = {name: 'far too long'};
    await asks(chat);
    expect(labels(chat)).to.deep.equal(['Your name']);
    expect((await sentInputs(app)).map(({name}) => name)).to.deep.equal(['Ann', 'Bob']);
  });
});
