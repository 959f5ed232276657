import {expect} from '@open-wc/testing';
import {disguise} from '../../src/markdown/disguise.js';
import {registrable} from '../../src/markdown/domains.js';

const said = (text: string, href: string) => disguise(text, new URL(href));

/** The text, where it leads, and the host that a reader takes it for. */
const HOSTILE: [what: string, text: string, href: string, host: string][] = [
  ['another host', 'https://bank.com', 'https://evil.example/', 'bank.com'],
  ['a host without a dot', 'https://bank', 'https://evil.example/', 'bank'],
  ['a bare domain', 'bank.com', 'https://evil.example/', 'bank.com'],
  ['capitals', 'HTTPS://Bank.COM', 'https://evil.example/', 'bank.com'],
  ['www', 'www.bank.anything', 'https://evil.example/', 'www.bank.anything'],
  ['a domain among words', 'Log in at bank.com now', 'https://evil.example/', 'bank.com'],
  ['a domain in brackets', 'Your bank (bank.com)', 'https://evil.example/', 'bank.com'],
  ['one of two domains', 'evil.example, like bank.com', 'https://evil.example/', 'bank.com'],
  ['a domain with a path and a port', 'bank.com:443/login?a=b.c', 'https://evil.example/', 'bank.com'],
  ['an e-mail address', 'help@bank.com', 'https://evil.example/', 'bank.com'],
  ['an address of numbers', '192.168.0.1', 'https://evil.example/', '192.168.0.1'],
  ['an address of numbers, written as one', 'http://2130706433', 'https://evil.example/', '2130706433'],
  ['a subdomain of another’s', 'bank.com', 'https://bank.com.evil.example/', 'bank.com'],
  ['a subdomain of its own, which others may have', 'sites.com', 'https://evil.sites.com/', 'sites.com'],
  ['the beginning of another’s, shown', 'bank.com.evil.example', 'https://bank.com.evil.example/', 'bank.com'],
  ['the beginning with a dash', 'https://bank.com-login.evil.ru', 'https://bank.com-login.evil.ru/', 'bank.com-login'],
  ['a user name', 'https://bank.com@evil.ru', 'https://evil.ru/', 'bank.com'],
  ['a user name and a password', 'https://bank.com:443@evil.ru/', 'https://evil.ru/', 'bank.com'],
  ['a user name with a slash in code', 'https://bank.com%2f@evil.ru', 'https://evil.ru/', 'bank.com'],
  ['slashes the other way', 'https:\\\\bank.com\\login', 'https://evil.example/', 'bank.com'],
  ['no slashes', 'https:bank.com', 'https://evil.example/', 'bank.com'],
  ['zero-width characters', 'ba\u200bnk\u2060.\ufeffcom', 'https://evil.example/', 'bank.com'],
  ['a soft hyphen', 'ba\u00adnk.com', 'https://evil.example/', 'bank.com'],
  ['fillers', 'ba\u3164nk.com', 'https://evil.example/', 'bank.com'],
  ['thin spaces', 'bank\u200a.\u2009com', 'https://evil.example/', 'bank.com'],
  ['right to left', '\u202emoc.knab//:sptth', 'https://evil.example/', 'bank.com'],
  ['right to left, to where it seems to lead', '\u202emoc.knab\u202c', 'https://moc.knab.ru/', 'bank.com'],
  ['wide letters', 'ｂａｎｋ．ｃｏｍ', 'https://evil.example/', 'bank.com'],
  ['mathematical letters', '𝐛𝐚𝐧𝐤.𝐜𝐨𝐦', 'https://evil.example/', 'bank.com'],
  ['an ideographic dot', 'bank。com', 'https://evil.example/', 'bank.com'],
  ['a half-width dot', 'bank｡com', 'https://evil.example/', 'bank.com'],
  ['a leader as dot', 'bank․com', 'https://evil.example/', 'bank.com'],
  ['a Lisu letter as dot', 'bankꓸcom', 'https://evil.example/', 'bank.com'],
  ['an Arabic zero as dot', 'bank٠com', 'https://evil.example/', 'bank.com'],
  ['Cyrillic among Latin', 'https://аpple.com', 'https://xn--pple-43d.com/', 'аpple.com'],
  ['all Cyrillic', 'сосо.com', 'https://xn--n1acb4a.com/', 'сосо.com'],
  ['Greek among Latin', 'gοogle.com', 'https://xn--ggle-0nda.com/', 'gοogle.com'],
  ['a Latin letter that is rare', 'lınkedin.com', 'https://xn--lnkedin-ofb.com/', 'lınkedin.com'],
  ['another international name', 'münchen.de', 'https://xn--mnchn-nva.de/', 'münchen.de'],
  ['marks over letters', 'bánk.com', 'https://bank.com/', 'bánk.com'],
  ['a domain within Chinese', '请访问bank.com登录', 'https://evil.example/', 'bank.com'],
  ['a domain before a Chinese full stop', '请访问bank.com。谢谢', 'https://evil.example/', 'bank.com'],
  ['a Chinese domain', '中国银行.中国', 'https://evil.example/', '中国银行.中国'],
  ['a Japanese letter as slash', 'bank.comノlogin', 'https://bank.com.evil.example/', 'bank.com'],
  ['something before', 'see/bank.com', 'https://evil.example/', 'bank.com'],
];

const HONEST: [text: string, href: string][] = [
  ['our documentation', 'https://docs.example.com/'],
  ['https://example.com', 'https://example.com/a/b?c#d'],
  ['https://www.example.com/', 'https://example.com/'],
  ['example.com', 'https://www.example.com/'],
  ['EXAMPLE.com.', 'https://example.com/'],
  ['(https://example.com/a),', 'https://example.com/a'],
  ['https://example.com:8080/a', 'https://example.com:8080/a'],
  ['https://user@example.com', 'https://example.com/'],
  ['Read it on example.com: part 2', 'https://example.com/'],
  ['https://docs.example.com/README.md', 'https://docs.example.com/README.md'],
  ['https://web.archive.org/web/https://example.com/', 'https://web.archive.org/web/https://example.com/'],
  ['münchen.de', 'https://xn--mnchen-3ya.de/'],
  ['xn--mnchen-3ya.de', 'https://xn--mnchen-3ya.de/'],
  ['сайт.рф', 'https://xn--80aswg.xn--p1ai/'],
  ['例え.jp', 'https://xn--r8jz45g.jp/'],
  ['http://127.0.0.1:3000', 'http://127.0.0.1:3000/'],
  ['http://localhost:3000', 'http://localhost:3000/'],
  ['amazon.com.br', 'https://www.amazon.com.br/'],
  ['www.gov.uk', 'https://www.gov.uk/'],
  ['Node.js', 'https://nodejs.org/'],
  ['console.log', 'https://developer.mozilla.org/'],
  ['Array.prototype.map()', 'https://developer.mozilla.org/'],
  ['manual.pdf', 'https://files.example.com/x'],
  ['v1.2.3', 'https://releases.example.com/'],
  ['e.g. this, i.e. that, the U.S.A.', 'https://example.com/'],
  ['3.14', 'https://example.com/'],
  ['Wait… what?', 'https://example.com/'],
  ['and/or', 'https://example.com/'],
  ['Re: your order', 'https://example.com/'],
  ['你好。请看这里', 'https://example.com/'],
  ['https:// is safe', 'https://example.com/'],
  ['مرحبا \u200fبكم', 'https://example.com/'],
  ['', 'https://example.com/'],
];

describe('the text of a link', () => {
  for (const [what, text, href, host] of HOSTILE) {
    it(`is found out: ${what}`, function () {
      if (!URL.canParse(href)) this.skip(); // WebKit refuses some of these by itself
      expect(said(text, href)).to.equal(host);
    });
  }

  for (const [text, href] of HONEST) {
    it(`is believed: ${JSON.stringify(text)} → ${href}`, () => expect(said(text, href)).to.equal(undefined));
  }

  it('is looked at quickly, whatever it is', () => {
    const floods = ['a.', 'a', '.com', '@', 'https://', '\u202ea.com', '中a', '\u0301', '//', '１．'];
    for (const flood of floods) {
      const began = performance.now();
      said(flood.repeat(100_000), 'https://evil.example/');
      expect(performance.now() - began, flood).to.be.below(100);
    }
  });
});

describe('the part of a host that says whose it is', () => {
  const hosts = {
    'example.com': 'example.com',
    'a.b.example.com': 'example.com',
    'bank.com.evil.ru': 'evil.ru',
    'www.example.co.uk': 'example.co.uk',
    'me.github.io': 'me.github.io',
    'a.me.github.io': 'me.github.io',
    'xn--pple-43d.com': 'xn--pple-43d.com',
    localhost: 'localhost',
    '192.168.0.1': '192.168.0.1',
    '[2001:db8::1]': '[2001:db8::1]',
  };
  for (const [host, part] of Object.entries(hosts)) {
    it(`is ${part} of ${host}`, () => expect(registrable(host)).to.equal(part));
  }
});
