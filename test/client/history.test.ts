import {expect} from '@open-wc/testing';
import {ask, failure, service, UNKNOWN, useApps, webapp} from './support.js';

const FAMILIES = {service, webapp};

describe('AppApi', () => {
  const make = useApps({suggestedMs: 0, autoNameMs: 50});

  it('says what the app is', async () => {
    const app = await make({name: 'Shop', mode: 'agent-chat'});
    expect(await service(app).app.info()).to.include({name: 'Shop', mode: 'agent-chat'});
  });

  for (const [family, client] of Object.entries(FAMILIES)) {
    it(`says what the app can do, and its tools, in ${family}`, async () => {
      const form = [{'text-input': {variable: 'name', label: 'Name', required: true}}];
      const app = await make({parameters: {opening_statement: 'Hello {{name}}', user_input_form: form}});
      const parameters = await client(app).app.parameters();
      expect(parameters).to.deep.include({opening_statement: 'Hello {{name}}', user_input_form: form});
      expect(parameters.file_upload?.image).to.be.an('object');
      expect(await client(app).app.meta()).to.deep.equal({tool_icons: {}});
    });

    it(`describes the site in one form, in ${family}`, async () => {
      const app = await make({site: {title: 'Shop help', chat_color_theme: '#155EEF'}});
      const site = await client(app).app.site();
      expect(site).to.include({title: 'Shop help', chat_color_theme: '#155EEF', icon: '🤖'});
      expect(site).not.to.have.property('site');
      expect(typeof site.end_user_id).to.equal(family === 'webapp' ? 'string' : 'undefined');
    });
  }
});

describe('MessagesApi', () => {
  const make = useApps({suggestedMs: 0, autoNameMs: 50});

  for (const [family, client] of Object.entries(FAMILIES)) {
    it(`come page by page, oldest first, in ${family}`, async () => {
      const app = await make();
      const messages = [1, 2, 3, 4, 5].map((n) => ({query: `q${n}`, answer: `a${n}`, created_at: 1000 + n}));
      await app.seed({user: 'visitor-1', via: family as 'service', conversations: [{messages}]});
      const {conversations, messages: api} = client(app);
      const conversationId = (await conversations.list()).data[0]!.id;
      const newest = await api.list({conversationId, limit: 2});
      expect(newest.data.map(({query}) => query)).to.deep.equal(['q4', 'q5']);
      expect(newest).to.include({limit: 2, has_more: true});
      const older = await api.list({conversationId, limit: 3, firstId: newest.data[0]!.id});
      expect(older.data.map(({query}) => query)).to.deep.equal(['q1', 'q2', 'q3']);
      expect(older.has_more).to.equal(false);
      expect(await failure(api.list({conversationId: UNKNOWN}))).to.include({kind: 'not-found', status: 404});
    });

    it(`are liked, disliked and neither, in ${family}`, async () => {
      const app = await make();
      const dify = client(app);
      const {id, conversation: conversationId} = await ask(dify);
      const rating = async () => (await dify.messages.list({conversationId})).data[0]!.feedback?.rating;
      await dify.messages.feedback(id, {rating: 'like'});
      expect(await rating()).to.equal('like');
      await dify.messages.feedback(id, {rating: 'dislike', content: 'Too short'});
      expect(await rating()).to.equal('dislike');
      await dify.messages.feedback(id, {rating: null});
      expect(await rating()).to.equal(undefined);
      expect(await failure(dify.messages.feedback(id, {rating: null}))).to.include({kind: 'input'});
      expect(await failure(dify.messages.feedback(UNKNOWN, {rating: 'like'}))).to.include({kind: 'not-found'});
    });

    it(`suggest what might come next, in ${family}`, async () => {
      const app = await make({parameters: {suggested_questions_after_answer: {enabled: true}}});
      const dify = client(app);
      const {id} = await ask(dify);
      const questions = await dify.messages.suggested(id);
      expect(questions.length).to.be.greaterThan(0);
      for (const question of questions) expect(question).to.be.a('string');
      await app.patch({parameters: {suggested_questions_after_answer: {enabled: false}}});
      expect(await failure(dify.messages.suggested(id))).to.include({kind: 'configuration'});
    });

    it(`are an empty page when a server says nonsense, in ${family}`, async () => {
      const app = await make();
      await app.fault({
        match: {path: '/messages'},
        fault: {status: 200, body: {data: {no: 'list'}, has_more: 'yes'}},
      });
      expect(await client(app).messages.list({conversationId: UNKNOWN})).to.deep.equal({data: [], has_more: false});
    });
  }
});

describe('ConversationsApi', () => {
  const make = useApps({suggestedMs: 0, autoNameMs: 50});

  for (const [family, client] of Object.entries(FAMILIES)) {
    it(`come page by page, in the order that is asked for, in ${family}`, async () => {
      const app = await make();
      const conversations = [1, 2, 3].map((n) => ({
        name: `c${n}`,
        messages: [{query: 'q', answer: 'a', created_at: 1000 + n}],
      }));
      await app.seed({user: 'visitor-1', via: family as 'service', conversations});
      const api = client(app).conversations;
      const page = await api.list({limit: 2});
      expect(page.data.map(({name}) => name)).to.deep.equal(['c3', 'c2']);
      expect(page.has_more).to.equal(true);
      expect((await api.list({lastId: page.data.at(-1)!.id})).data.map(({name}) => name)).to.deep.equal(['c1']);
      expect((await api.list({sortBy: 'created_at'})).data[0]!.name).to.equal('c1');
    });

    it(`get a name, their own or the model’s, in ${family}`, async () => {
      const dify = client(await make({autoNameMs: 60_000}));
      const {conversation} = await ask(dify, 'ECHO where is my order, please tell me');
      expect((await dify.conversations.rename(conversation, 'Orders 📦')).name).to.equal('Orders 📦');
      expect((await dify.conversations.list()).data[0]!.name).to.equal('Orders 📦');
      const {name} = await dify.conversations.rename(conversation, '👍'.repeat(300));
      expect([...name].length).to.equal(255);
      expect((await dify.conversations.autoName(conversation)).name)
        .to.be.a('string')
        .that.does.not.equal(name);
      expect(await failure(dify.conversations.rename(conversation, ''))).to.include({kind: 'input'});
    });

    it(`are deleted, in ${family}`, async () => {
      const dify = client(await make());
      const {conversation} = await ask(dify);
      await dify.conversations.delete(conversation);
      expect((await dify.conversations.list()).data).to.deep.equal([]);
      expect(await failure(dify.conversations.delete(conversation))).to.include({kind: 'not-found'});
    });
  }

  it('are pinned and unpinned, in webapp', async () => {
    const dify = webapp(await make());
    const {conversation} = await ask(dify);
    const pinned = async () => (await dify.conversations.list({pinned: true})).data.length;
    await dify.conversations.pin(conversation);
    expect(await pinned()).to.equal(1);
    await dify.conversations.unpin(conversation);
    expect(await pinned()).to.equal(0);
  });

  it('have variables, in service', async () => {
    const dify = service(await make({mode: 'advanced-chat', graph: 'cf-var'}, 'newest'));
    const {conversation} = await ask(dify, 'remember me');
    const {data} = await dify.conversations.variables(conversation);
    const memo = data.find(({value_type: type}) => type === 'string')!;
    const only = await dify.conversations.variables(conversation, {name: memo.name, limit: 5});
    expect(only.data.map(({id}) => id)).to.deep.equal([memo.id]);
    const rest = await dify.conversations.variables(conversation, {lastId: data[0]!.id});
    expect(rest.data.map(({id}) => id)).to.deep.equal(data.slice(1).map(({id}) => id));
    const changed = await dify.conversations.updateVariable(conversation, memo.id, 'new');
    expect(changed).to.include({id: memo.id, value: 'new'});
    expect(await failure(dify.conversations.updateVariable(conversation, memo.id, 7))).to.include({status: 400});
  });
});

describe('what the owner of an app does, in service', () => {
  const make = useApps({suggestedMs: 0, autoNameMs: 50});

  it('keeps annotations', async () => {
    const {annotations} = service(await make());
    const made = await annotations.create({question: 'What is it?', answer: 'A cup.'});
    expect(await annotations.update(made.id, {question: 'What is it?', answer: 'A mug.'})).to.include({
      answer: 'A mug.',
    });
    const page = await annotations.list({keyword: 'mug', page: 1, limit: 5});
    expect(page).to.deep.include({total: 1, page: 1, limit: 5});
    expect(page.data[0]).to.include({id: made.id});
    await annotations.delete(made.id);
    expect((await annotations.list()).data).to.deep.equal([]);
  });

  it('turns annotation replies on and off', async () => {
    const app = await make();
    const {annotations} = service(app);
    const settings = {scoreThreshold: 0.9, embeddingProviderName: 'openai', embeddingModelName: 'small'};
    const job = await annotations.configureReply('enable', settings);
    expect(job.job_status).to.equal('waiting');
    expect((await app.requests())[0]!.body).to.deep.equal({
      score_threshold: 0.9,
      embedding_provider_name: 'openai',
      embedding_model_name: 'small',
      user: 'visitor-1',
    });
    expect(await annotations.replyStatus('enable', job.job_id)).to.include({job_id: job.job_id});
    await annotations.configureReply('disable', settings);
  });

  it('reads what people think', async () => {
    const dify = service(await make());
    const {id} = await ask(dify);
    await dify.messages.feedback(id, {rating: 'like', content: 'Nice'});
    const [feedback] = await dify.feedbacks.list({page: 1, limit: 10});
    expect(feedback).to.include({message_id: id, rating: 'like', content: 'Nice'});
  });

  it('looks somebody up', async () => {
    const dify = service(await make());
    const {created_by: id} = await dify.files.upload(new File(['x'], 'a.txt'));
    expect(await dify.endUsers.get(id)).to.include({id, session_id: 'visitor-1'});
    expect(await failure(dify.endUsers.get(UNKNOWN))).to.include({kind: 'not-found', code: 'end_user_not_found'});
  });
});
