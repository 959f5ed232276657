import {expect} from '@open-wc/testing';
import type {DifyClient} from '../../src/client/client.js';
import {collect, failure, service, textOf, UNKNOWN, until, useApps, webapp} from './support.js';

const FAMILIES = {service, webapp};

describe('CompletionApi', () => {
  const make = useApps({suggestedMs: 0, autoNameMs: 50});

  for (const [family, client] of Object.entries(FAMILIES)) {
    it(`streams and waits, in ${family}`, async () => {
      const {completion} = client(await make({mode: 'completion'}));
      const events = await collect(await completion.send({query: 'ECHO a text', inputs: {}}));
      expect(textOf(events)).to.be.a('string').that.is.not.empty;
      expect(events[0]).not.to.have.property('conversation_id');
      expect(events.at(-1)!.event).to.equal('message_end');
      expect(await completion.sendBlocking({query: 'ECHO a text'})).to.include({
        event: 'message',
        mode: 'completion',
      });
    });

    it(`is stopped, in ${family}`, async () => {
      const {completion} = client(await make({mode: 'completion', tokensPerSecond: 20}));
      let stopped = false;
      const events = [];
      for await (const event of await completion.send({query: 'LONG'})) {
        events.push(event);
        if (event.event === 'message' && !stopped) {
          stopped = true;
          await completion.stop(event.task_id!);
        }
      }
      expect(events.length).to.be.lessThan(60);
      expect(events.at(-1)!.event).to.equal('message_end');
    });
  }

  it('makes more of the same, and keeps what is saved, in webapp', async () => {
    const app = await make({mode: 'completion', parameters: {more_like_this: {enabled: true}}});
    const {completion} = webapp(app);
    const {message_id: id} = await completion.sendBlocking({query: 'ECHO a text'});
    expect(await completion.moreLikeThisBlocking(id)).to.include({event: 'message'});
    // Every release that was recorded breaks off.
    expect(await failure(async () => collect(await completion.moreLikeThis(id)))).to.include({kind: 'network'});
    await completion.save(id);
    expect((await completion.saved()).data.map((saved) => saved.id)).to.deep.equal([id]);
    expect((await completion.saved({lastId: id, limit: 5})).data).to.deep.equal([]);
    await completion.unsave(id);
    expect((await completion.saved()).data).to.deep.equal([]);
  });

  it('does not make more again by itself', async () => {
    const app = await make({mode: 'completion', parameters: {more_like_this: {enabled: true}}});
    const {completion} = webapp(app);
    await app.fault({match: {path: 'more-like-this'}, fault: {preset: '503'}});
    expect(await failure(completion.moreLikeThis(UNKNOWN))).to.include({status: 503});
  });
});

describe('WorkflowApi', () => {
  const make = useApps({suggestedMs: 0, autoNameMs: 50});

  for (const era of ['1.12', '1.14'] as const) {
    for (const [family, client] of Object.entries(FAMILIES)) {
      it(`streams and waits, in ${family} of ${era}`, async () => {
        const {workflow} = client(await make({mode: 'workflow'}, era));
        const inputs = {topic: 'tea'};
        const stream = await workflow.run({inputs});
        const events = await collect(stream);
        const finished = events.find((event) => event.event === 'workflow_finished')!;
        expect(events.find(({event}) => event !== 'ping')!.event).to.equal('workflow_started');
        expect(finished.data.status).to.equal('succeeded');
        expect(stream.skipped).to.equal(0);
        const result = await workflow.runBlocking({inputs});
        expect(result.data.status).to.equal('succeeded');
        expect(Object.keys(result.data.outputs!)).to.deep.equal(Object.keys(finished.data.outputs!));
        expect(result.workflow_run_id).to.equal(result.data.id);
      });
    }
  }

  for (const [family, client] of Object.entries(FAMILIES)) {
    it(`gives a failed run as a result, in ${family}`, async () => {
      const {workflow} = client(await make({mode: 'workflow', graph: 'wf-fail'}));
      const {data} = await workflow.runBlocking({inputs: {topic: 'tea'}});
      expect(data.status).to.equal('failed');
      expect(data.error).to.be.a('string').that.is.not.empty;
    });

    it(`is stopped, in ${family}`, async () => {
      const {workflow} = client(await make({mode: 'workflow', tokensPerSecond: 10}));
      let status: string | undefined;
      let stopped = false;
      for await (const event of await workflow.run({inputs: {topic: 'LONG'}})) {
        if (event.event === 'workflow_finished') status = event.data.status;
        if (stopped || event.event !== 'workflow_started') continue;
        stopped = true;
        await workflow.stop(event.task_id!);
      }
      expect(status).to.equal('stopped');
    });

    it(`is listened to again, in ${family}`, async () => {
      const {workflow} = client(await make({mode: 'workflow', tokensPerSecond: 100}));
      let runId = '';
      for await (const event of await workflow.run({inputs: {topic: 'LONG'}})) {
        runId = event.workflow_run_id ?? '';
        if (event.event === 'node_started') break;
      }
      const events = await collect(await workflow.events({runId, snapshot: true}));
      expect(events.map(({event}) => event)).to.include('workflow_started');
      expect(events.at(-1)!.event).to.equal('workflow_finished');
      const over = await collect(await workflow.events({runId}));
      expect(over.map(({event}) => event)).to.deep.equal(['workflow_finished']);
      expect(await failure(workflow.events({runId: UNKNOWN}))).to.include({kind: 'not-found'});
    });
  }

  it('goes on where a numbered stream broke', async () => {
    const app = await make({mode: 'workflow', ...({durableStream: true} as object)});
    const {workflow} = service(app);
    const stream = await workflow.run({inputs: {topic: 'tea'}, traceId: 'trace-1'});
    const {workflow_run_id: runId} = (await collect(stream)).find((event) => event.workflow_run_id)!;
    expect(stream.lastId).to.match(/^\d+-\d+$/);
    await collect(await workflow.events({runId: runId!, cursor: stream.lastId, continueOnPause: false}));
    expect((await app.requests()).at(-1)!.query).to.deep.equal({
      cursor: stream.lastId,
      continue_on_pause: 'false',
      user: 'visitor-1',
    });
  });

  it('says how a run stands, and lists all runs, in service', async () => {
    const {workflow} = service(await make({mode: 'workflow'}));
    const {workflow_run_id: runId} = await workflow.runBlocking({inputs: {topic: 'tea'}});
    expect(await workflow.detail(runId)).to.include({id: runId, status: 'succeeded'});
    const query = {status: 'succeeded', page: 1, limit: 10, endUserSessionId: 'visitor-1'} as const;
    const logs = await workflow.logs({
      ...query,
      createdAfter: '2020-01-01T00:00:00Z',
      createdBefore: '2100-01-01T00:00:00Z',
    });
    expect(logs.data.map(({workflow_run: run}) => run.id)).to.deep.equal([runId]);
    expect((await workflow.logs({keyword: 'no such word'})).data).to.deep.equal([]);
    expect(await failure(workflow.detail(UNKNOWN))).to.include({kind: 'not-found'});
  });

  it('runs a version of its own, in service', async () => {
    const {workflow} = service(await make({mode: 'workflow'}));
    expect(await failure(workflow.run({inputs: {topic: 'tea'}, workflowId: UNKNOWN}))).to.include({status: 404});
    const {data} = await workflow.runBlocking({inputs: {topic: 'tea'}});
    const again = await workflow.runBlocking({inputs: {topic: 'tea'}, workflowId: data.workflow_id});
    expect(again.data.workflow_id).to.equal(data.workflow_id);
  });

  it('says so when a run was refused before it began, in webapp of the newest release', async () => {
    const form = [{'text-input': {variable: 'topic', label: 'Topic', required: true}}];
    const app = await make({mode: 'workflow', parameters: {user_input_form: form}}, 'newest');
    expect(await failure(webapp(app).workflow.runBlocking({}))).to.include({kind: 'input', code: 'run_refused'});
  });

  it('says so when a stream ends without a result', async () => {
    const app = await make({mode: 'workflow'});
    await app.fault({match: {path: '/run'}, fault: {preset: 'no-end-event'}});
    expect(await failure(webapp(app).workflow.runBlocking({inputs: {topic: 'tea'}}))).to.include({
      code: 'stream_cut',
    });
  });
});

describe('FormsApi', () => {
  const make = useApps({suggestedMs: 0, autoNameMs: 50});

  const pause = async (dify: DifyClient) => {
    const events = await collect(await dify.chat.send({query: 'Refund please'}));
    const required = events.find((event) => event.event === 'human_input_required')!;
    return {runId: required.workflow_run_id!, form: required.data, last: events.at(-1)!.event};
  };

  for (const [family, client] of Object.entries(FAMILIES)) {
    it(`are read and answered, so that the run goes on, in ${family}`, async () => {
      const dify = client(await make({mode: 'advanced-chat', graph: 'cf-human'}));
      const {runId, form, last} = await pause(dify);
      expect(last).to.equal('workflow_paused');
      const page = await dify.forms.get(form.form_token!);
      expect(page.form_content).to.equal(form.form_content);
      expect(page.user_actions.map(({id}) => id)).to.deep.equal(['approve', 'reject']);

      expect(await failure(dify.forms.submit(form.form_token!, {inputs: {}, action: 'approve'}))).to.include({
        kind: 'input',
        code: 'invalid_form_data',
      });
      await dify.forms.submit(form.form_token!, {inputs: {note: 'fine', reason: 'none'}, action: 'reject'});
      await until(async () => {
        const events = await collect(await dify.workflow.events({runId, snapshot: true}));
        return events.at(-1)!.event === 'workflow_finished';
      });
      expect(await failure(dify.forms.get(form.form_token!))).to.include({
        kind: 'not-found',
        code: 'human_input_form_submitted',
      });
      expect(await failure(dify.forms.get('no-such-token'))).to.include({kind: 'not-found'});
    });
  }

  it('take files, in webapp of the newest release', async () => {
    const dify = webapp(await make({mode: 'advanced-chat', graph: 'cf-human-rich'}, 'newest'));
    const {form} = await pause(dify);
    const token = await dify.forms.uploadToken(form.form_token!);
    expect(token.expires_at).to.equal(form.expiration_time);
    const file = new File(['x'], 'scan.png', {type: 'image/png'});
    expect(await dify.forms.upload(token.upload_token, file)).to.include({name: 'scan.png'});
    expect(await dify.forms.upload(token.upload_token, 'https://files.test/pic.png')).to.include({extension: 'png'});
    expect(await failure(dify.forms.upload('hitl_upload_x', file))).to.include({
      kind: 'auth',
      code: 'invalid_upload_token',
    });
  });
});
