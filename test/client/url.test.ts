import {expect} from '@open-wc/testing';
import {Http, type ClientOptions} from '../../src/client/http.js';
import {normalizeBaseUrl, path} from '../../src/client/url.js';
import {failure} from './support.js';

const KEY = {apiKey: 'app-x'};
const CODE = {appCode: 'x'};

describe('normalizeBaseUrl', () => {
  const good: [string, ClientOptions['auth'], string][] = [
    ['https://dify.example/v1', KEY, 'https://dify.example/v1'],
    ['https://dify.example/v1///', KEY, 'https://dify.example/v1'],
    ['https://dify.example', KEY, 'https://dify.example/v1'],
    ['https://dify.example/', {authorize: () => ({})}, 'https://dify.example/v1'],
    ['https://dify.example', CODE, 'https://dify.example/api'],
    ['http://127.0.0.1:5001/api/', CODE, 'http://127.0.0.1:5001/api'],
    ['  HTTPS://Dify.Example/sub/v1 ', KEY, 'https://dify.example/sub/v1'],
    ['/chat-proxy', KEY, `${location.origin}/chat-proxy`],
  ];
  for (const [given, auth, expected] of good) {
    it(`makes ${expected} of "${given}"`, () => {
      expect(normalizeBaseUrl(given, auth)).to.equal(expected);
    });
  }

  const bad = [
    '',
    ' ',
    'https://',
    'ftp://dify.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://a:b@dify.example',
  ];
  for (const given of [
    ...bad,
    'https://dify.example/v1?x=1',
    'https://dify.example/v1#x',
    'https://dify\r\n.example/v1',
  ]) {
    it(`refuses ${JSON.stringify(given)}`, async () => {
      const error = await failure(() => new Http({baseUrl: given, auth: KEY}));
      expect(error).to.include({kind: 'configuration', code: 'invalid_base_url', status: 0});
    });
  }
});

describe('path', () => {
  it('encodes ids', () => {
    expect(path`/messages/${'a/b?c#d e'}/feedbacks`).to.equal('/messages/a%2Fb%3Fc%23d%20e/feedbacks');
  });

  for (const id of ['', '.', '..']) {
    it(`refuses the id "${id}"`, async () => {
      expect(await failure(() => path`/conversations/${id}`)).to.include({kind: 'input', code: 'invalid_id'});
    });
  }
});

describe('Http', () => {
  it('knows the family by the way in and the address', () => {
    const family = (options: Partial<ClientOptions>) =>
      new Http({baseUrl: 'https://dify.example', auth: KEY, ...options}).family;
    expect(family({})).to.equal('service');
    expect(family({auth: CODE})).to.equal('webapp');
    expect(family({baseUrl: 'https://dify.example/api', auth: {authorize: () => ({})}})).to.equal('webapp');
    expect(family({auth: {authorize: () => ({})}, family: 'webapp'})).to.equal('webapp');
  });

  it('resolves file addresses against Dify, not the page', () => {
    const http = new Http({baseUrl: 'https://dify.example/sub/v1', auth: KEY});
    expect(http.origin).to.equal('https://dify.example/sub');
    expect(http.resolve('/files/1.png?sign=a%3D')).to.equal('https://dify.example/sub/files/1.png?sign=a%3D');
    expect(http.resolve('files/1.png')).to.equal('https://dify.example/sub/files/1.png');
    expect(http.resolve('https://cdn.example/1.png')).to.equal('https://cdn.example/1.png');
    expect(http.resolve('//cdn.example/1.png')).to.equal('https://cdn.example/1.png');
    expect(http.resolve('/\\evil.example/1.png')).to.match(/^https:\/\/dify\.example\//);
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'blob:x', 'http://[']) {
      expect(http.resolve(url), url).to.equal(undefined);
    }
  });
});
