import {expect} from '@open-wc/testing';
import {Http} from '../../src/client/http.js';
import type {EmulatorApp} from '../support/emulator.js';
import {collect, failure, service, useApps, WAYS, webapp} from './support.js';

describe('a client', () => {
  const make = useApps();
  let app: EmulatorApp;

  const asked = async (text: string) => (await app.requests()).filter(({path}) => path.includes(text)).length;

  beforeEach(async () => {
    app = await make();
  });

  describe('with a passport', () => {
    it('gets one for all calls', async () => {
      const {http} = webapp(app);
      await Promise.all([1, 2, 3, 4].map(() => http.json('GET', '/parameters')));
      await http.json('GET', '/parameters');
      expect(await asked('/passport')).to.equal(1);
    });

    it('gets one more when it is refused, and asks again once', async () => {
      const {http} = webapp(app);
      await http.json('GET', '/meta');
      await app.fault({match: {path: '/parameters'}, fault: {status: 401}, times: 3});
      await Promise.all([1, 2, 3].map(() => http.json('GET', '/parameters')));
      expect(await asked('/passport')).to.equal(2);
      expect(await asked('/parameters')).to.equal(6);
    });

    it('sends a message again when it was refused for the passport', async () => {
      const {http} = webapp(app);
      await app.fault({match: {path: '/chat-messages'}, fault: {status: 401}});
      const stream = await http.stream('/chat-messages', {body: {query: 'Hi', inputs: {}, response_mode: 'streaming'}});
      expect((await collect(stream)).at(-1)?.event).to.equal('message_end');
      expect(await asked('/chat-messages')).to.equal(2);
    });

    it('gives up at the second refusal', async () => {
      const {http} = webapp(app);
      await app.fault({match: {path: '/parameters'}, fault: {status: 401}, times: 2});
      expect(await failure(http.json('GET', '/parameters'))).to.include({kind: 'auth', status: 401});
      expect(await asked('/passport')).to.equal(2);
      await http.json('GET', '/parameters');
    });

    it('takes an unknown code for a mistake of the page', async () => {
      const http = new Http({baseUrl: app.webappUrl, auth: {appCode: 'no-such-code'}});
      expect(await failure(http.json('GET', '/parameters'))).to.include({kind: 'configuration', status: 404});
    });

    it('does not keep a failure', async () => {
      const {http} = webapp(app);
      await app.fault({match: {path: '/passport'}, fault: {status: 500}});
      expect(await failure(http.json('GET', '/parameters'))).to.include({kind: 'server', status: 500});
      await http.json('GET', '/parameters');
    });

    it('refuses an answer without a passport', async () => {
      const {http} = webapp(app);
      await app.fault({match: {path: '/passport'}, fault: {status: 200, body: {access_token: null}}});
      expect(await failure(http.json('GET', '/parameters'))).to.include({kind: 'server', code: 'invalid_response'});
    });

    it('is somebody new each time when no user is named', async () => {
      const users = await Promise.all(
        [1, 2].map(async () => (await webapp(app, {user: undefined}).app.site()).end_user_id),
      );
      expect(users[0]).to.be.a('string').that.does.not.equal(users[1]);
    });
  });

  describe('with own headers', () => {
    it('asks for them with every call, and once more when they are refused', async () => {
      let calls = 0;
      const authorize = () => ({Authorization: ++calls === 2 ? 'Bearer stale' : `Bearer ${app.apiKey}`});
      const http = new Http({baseUrl: app.serviceUrl, auth: {authorize}});
      await http.json('GET', '/parameters');
      await http.json('GET', '/parameters');
      expect(calls).to.equal(3);
    });

    it('asks once more for all calls that are refused at the same time', async () => {
      let calls = 0;
      let key = 'stale';
      const authorize = async () => {
        calls++;
        const headers = {Authorization: `Bearer ${key}`};
        await new Promise((resolve) => setTimeout(resolve, 600));
        return headers;
      };
      const http = new Http({baseUrl: app.serviceUrl, auth: {authorize}});
      const all = Promise.all(['/parameters', '/info', '/meta'].map((path) => http.json('GET', path)));
      while (calls < 3) await new Promise((resolve) => setTimeout(resolve, 5));
      key = app.apiKey;
      await all;
      expect(calls).to.equal(4);
    });

    it('gives up at the second refusal', async () => {
      let calls = 0;
      const authorize = () => (calls++, {Authorization: 'Bearer stale'});
      const http = new Http({baseUrl: app.serviceUrl, auth: {authorize}});
      expect(await failure(http.json('GET', '/parameters'))).to.include({kind: 'auth', status: 401});
      expect(calls).to.equal(2);
    });

    it('says so when they cannot be had', async () => {
      const cause = new Error('signed out');
      const broken = [
        () => Promise.reject(cause),
        () => {
          throw cause;
        },
      ];
      for (const authorize of broken) {
        const error = await failure(new Http({baseUrl: app.serviceUrl, auth: {authorize}}).json('GET', '/parameters'));
        expect(error).to.include({kind: 'auth', code: 'authorize_failed', cause});
      }
    });
  });

  it('does not repeat a refused key, nor tell it', async () => {
    await app.fault({match: {}, fault: {status: 401}});
    const error = await failure(service(app).http.json('GET', '/parameters'));
    expect(error).to.include({kind: 'auth', status: 401});
    expect(await asked('/parameters')).to.equal(1);
    const unfit = await failure(service(app, {auth: {apiKey: 'app-sécret\n✓'}}).http.json('GET', '/parameters'));
    expect(unfit).to.include({kind: 'auth', code: 'invalid_credentials', cause: undefined});
    expect(unfit.message).not.to.include('cret');
  });

  describe('options', () => {
    it('count from the next call on', async () => {
      const {http} = service(app);
      const other = await make({name: 'Other'});
      await http.json('GET', '/parameters');
      http.options = {...http.options, user: 'visitor-2'};
      await http.json('GET', '/parameters');
      http.options = {...http.options, auth: {apiKey: other.apiKey}};
      expect(await http.json('GET', '/info')).to.include({name: 'Other'});
      http.options = WAYS['an app code']!(other);
      expect(http.family).to.equal('webapp');
      expect(await http.json('GET', '/site')).to.have.property('end_user_id');
      expect((await app.requests()).map(({user}) => user)).to.deep.equal(['visitor-1', 'visitor-2']);
    });

    it('drop the passport when they name somebody else, and keep it otherwise', async () => {
      const {http} = webapp(app);
      await http.json('GET', '/meta');
      http.options = {...http.options, timeout: 5000};
      await http.json('GET', '/meta');
      expect(await asked('/passport')).to.equal(1);
      http.options = {...http.options, user: 'visitor-2'};
      await http.json('GET', '/meta');
      expect((await app.requests()).map(({path: route, user}) => `${route} ${user}`).slice(-2)).to.deep.equal([
        '/api/passport null',
        '/api/meta visitor-2',
      ]);
    });

    it('do not change a call that is under way', async () => {
      const {http} = webapp(app);
      await app.fault({match: {path: '/passport'}, fault: {delayMs: 200}});
      const call = http.json('GET', '/meta');
      http.options = {...http.options, user: 'visitor-2'};
      await Promise.all([call, http.json('GET', '/meta')]);
      const users = (await app.requests()).filter(({path: route}) => route === '/api/meta').map(({user}) => user);
      expect(users.sort()).to.deep.equal(['visitor-1', 'visitor-2']);
    });

    it('stay as they were when the new address is bad', async () => {
      const {http} = service(app);
      expect(await failure(() => (http.options = {...http.options, baseUrl: 'nonsense:'}))).to.include({
        code: 'invalid_base_url',
      });
      await http.json('GET', '/parameters');
    });

    it('may bring a fetch of their own', async () => {
      const seen: string[] = [];
      const own: typeof fetch = (input, init) => {
        seen.push((input as URL).href);
        return fetch(input, init);
      };
      await service(app, {fetch: own}).http.json('GET', '/meta');
      expect(seen).to.deep.equal([`${app.serviceUrl}/meta?user=visitor-1`]);
    });
  });
});
