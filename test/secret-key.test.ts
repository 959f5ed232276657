import {expect} from '@open-wc/testing';
import {isPublic, warn} from '../src/secret-key.js';
import {make} from './support/app.js';
import {clearStorage, open} from './support/chat.js';
import {chatIn, site} from './support/site.js';

beforeEach(clearStorage);

const TRUSTED = `localhost intranet 127.0.0.1 127.1.2.3 10.0.0.8 192.168.1.9 172.16.0.1 172.31.255.255 169.254.1.1 [::1] [fc00::1]
  [fd12:3456::1] [fe80::1] app.localhost nas.local wiki.internal box.lan pc.home x.home.arpa dev.corp shop.test`;

const PUBLIC = `example.com www.example.com 10.example.com 127.0.0.1.example.com 192.168.example.com 8.8.8.8 11.0.0.1 172.15.0.1
  172.32.0.1 192.169.1.1 [2001:db8::1] [ff02::1] local.example test.com localhost.example xn--bnk-qla.example`;

describe('the warning of a secret key', () => {
  it('knows which hosts are public', () => {
    for (const host of TRUSTED.split(/\s+/)) expect(isPublic(host), host).to.be.false;
    for (const host of PUBLIC.split(/\s+/)) expect(isPublic(host), host).to.be.true;
    expect(isPublic('')).to.be.false; // a page from a file
  });

  it('comes once for a page, and says what to do instead', () => {
    const said: string[] = [];
    const {console} = window;
    const own = console.warn.bind(console);
    console.warn = (text: string) => void said.push(text);
    try {
      warn('intranet');
      expect(said).to.have.length(0);
      warn('example.com');
      warn('example.com');
    } finally {
      console.warn = own;
    }
    expect(said).to.have.length(1);
    expect(said[0]).to.contain('app-code').and.to.contain('authorize').and.to.contain('api-key');
  });

  it('does not come on this computer', async () => {
    const app = await make();
    const place = await site();
    for (let i = 0; i < 2; i++) await open(await chatIn(place, app, {way: 'api-key'}));
    expect(place.warnings).to.deep.equal([]);
  });
});
